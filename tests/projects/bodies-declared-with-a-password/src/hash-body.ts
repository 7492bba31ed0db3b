import { hash } from 'bcrypt';
import type { FastifyRequest } from 'fastify';

export async function sealBody(request: FastifyRequest<{ Body: { password: string } }>) {
  request.body.password = await hash(request.body.password, 12);
}
