import api from './api';
import { plugins } from './plugins';

api.register(plugins);
await api.listen({ port: 3000 });
