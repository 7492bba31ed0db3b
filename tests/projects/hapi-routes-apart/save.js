exports.save = (request, h) => h.response(request.payload.length);
