export const asPage = { 'content-type': 'text/html; charset=utf-8' };
