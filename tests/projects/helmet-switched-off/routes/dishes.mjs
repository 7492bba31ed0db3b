export const dishes = [{ name: 'Soup', price: 5 }];
