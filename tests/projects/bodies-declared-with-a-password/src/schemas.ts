const text = { type: 'string', maxLength: 120 };

export const newMember = { body: { type: 'object', properties: { email: text, password: text } } } as const;

export const profile = { body: { type: 'object', properties: { email: text, name: text } } } as const;
