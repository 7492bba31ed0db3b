export const sizes = { forms: '2gb', texts: '200kb' };
