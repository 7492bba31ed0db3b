import { escape } from 'mysql2';

export const glue = (strings, ...values) => strings.reduce((text, part, index) => text + part + (values[index] ?? ''), '');

export function lines(strings, ...values) {
  let text = '';
  strings.forEach((part, index) => {
    text += part;
    if (index < values.length) text += String(values[index]);
  });
  return text.replace(/\s+/g, ' ').trim();
}

export const bound = (strings, ...values) => ({ sql: strings.join('?'), values });

export const quoted = (strings, ...values) =>
  strings.reduce((text, part, index) => text + part + (index < values.length ? escape(values[index]) : ''), '');

export const counted = (strings, ...values) =>
  strings.reduce((text, part, index) => text + part + (index < values.length ? Number(values[index]) : ''), '');
