declare const database: {
  findToken(token: string): Promise<object | null>;
  ordersOf(id: string): Promise<readonly object[]>;
};

export const store = database;
