import { ApolloServer } from 'apollo-server-express';
import express from 'express';
import helmet from 'helmet';

const apollo = new ApolloServer({ typeDefs: 'type Query { ok: Boolean }' });

const bare = express(); // expect: require-helmet
apollo.applyMiddleware({ app: bare, path: '/graphql' });
bare.listen(3000);

const app = express();
app.use(helmet());
apollo.applyMiddleware({ app });
app.listen(3001);

const late = express(); // expect: require-helmet
apollo.applyMiddleware({ app: late });
late.use(helmet());
late.listen(3002);
