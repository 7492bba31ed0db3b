const users = new Map();

export const byId = id => users.get(id) ?? null;
