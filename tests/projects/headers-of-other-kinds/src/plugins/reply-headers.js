export const replyHeaders = {
  name: 'reply-headers',
  register: async (server, { language }) => {
    server.ext('onPreResponse', (request, h) => {
      const { response } = request;
      if (response instanceof Error) response.output.headers['x-request-id'] = request.info.id;
      else response.header('content-language', language).header('x-request-id', request.info.id);
      return h.continue;
    });
  },
};
