export const createAtProvider = (user: { email: string; password: string }): Promise<Response> =>
  fetch('https://id.example.com/users', { method: 'POST', body: JSON.stringify(user) });
