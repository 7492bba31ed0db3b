import { server } from './index';

void server.listen({ port: 3000 });
