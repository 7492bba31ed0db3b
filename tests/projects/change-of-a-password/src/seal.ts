import argon2 from 'argon2';

export const seal = (text: string) => argon2.hash(text);
