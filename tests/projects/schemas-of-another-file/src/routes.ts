import { Router } from 'express';
import { validate } from './check';
import * as controller from './locks.controller';
import { checkedList, listLocksRequest } from './schemas';

export const routes = Router();

routes.get('/locks', controller.list);
routes.get('/locks/sorted', controller.sorted);
routes.get('/locks/directed', controller.directed);
routes.get('/locks/:region', validate(listLocksRequest), controller.byRequest);
routes.get('/locks/unread', validate(checkedList), controller.unread);
