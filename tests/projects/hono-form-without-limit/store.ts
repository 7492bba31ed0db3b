const pictures = new Map<string, unknown>();

export async function keep(name: string, picture: unknown): Promise<void> {
  pictures.set(name, picture);
}
