import { arg, defineLibrary, each, method, requestInput, value } from '../vocabulary/index.js';
import type { Api, RequestInputRole } from '../vocabulary/index.js';

const input = (part: RequestInputRole['part'], shape: RequestInputRole['shape']): Api => value(requestInput({ part, shape }));

/** What an API gateway, a load balancer or a function's own address makes of a request. */
const event: Readonly<Record<string, Api>> = {
  /** Text, or what a middleware has parsed. */
  body: input('body', 'any'),
  ...each('queryStringParameters rawQueryString', input('query', 'string')),
  multiValueQueryStringParameters: input('query', 'strings'),
  pathParameters: input('params', 'string'),
  headers: input('headers', 'string'),
  multiValueHeaders: input('headers', 'strings'),
  cookies: input('cookies', 'strings'),
  ...each('path rawPath', input('url', 'string')),
};
const handler = method({ gives: [[arg(0), 'ApiEvent']] });
const parameters = [
  ['event', '_event', 'evt'],
  ['context', 'ctx', '_context', '_ctx'],
  ['callback', 'cb', '_callback'],
];
const types = ['ApiEvent', null, null];

/** The types of handlers, which are told by their shape as well: nobody imports anything to be one. */
export default defineLibrary({
  packages: ['aws-lambda'],
  reference: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html',
  checkedAgainst: '8.10.164',
  exports: {},
  types: {
    ApiEvent: event,
    APIGatewayEvent: event,
    APIGatewayProxyEvent: event,
    APIGatewayProxyEventBase: event,
    APIGatewayProxyEventV2: event,
    APIGatewayProxyEventV2WithRequestContext: event,
    APIGatewayProxyWithLambdaAuthorizerEvent: event,
    APIGatewayProxyEventV2WithJWTAuthorizer: event,
    ALBEvent: event,
    LambdaFunctionURLEvent: event,
    ...Object.fromEntries(
      [
        'APIGatewayProxyHandler',
        'APIGatewayProxyHandlerV2',
        'APIGatewayProxyHandlerV2WithJWTAuthorizer',
        'APIGatewayProxyWithLambdaAuthorizerHandler',
        'ProxyHandler',
        'ALBHandler',
        'LambdaFunctionURLHandler',
      ].map(name => [name, { '()': handler }]),
    ),
  },
  handlerShapes: [
    { parameters, required: 1, types, uses: { 0: ['body', 'headers', 'rawPath'] }, exportedAs: ['handler', 'lambdaHandler'] },
    /** Members that no other event has. */
    {
      parameters,
      required: 1,
      types,
      uses: { 0: ['queryStringParameters', 'multiValueQueryStringParameters', 'rawQueryString', 'pathParameters'] },
    },
  ],
});
