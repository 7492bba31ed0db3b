import mustache from 'mustache';

export const page = path => mustache.render('<!doctype html><h1>{{path}}</h1>', { path });
