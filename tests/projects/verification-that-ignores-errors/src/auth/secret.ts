export const SECRET = process.env.JWT_SECRET as string;

declare module 'fastify' {
  interface FastifyRequest {
    user: { id?: string; admin: boolean };
  }
}
