export function collect(stream) {
  return new Promise((resolve, reject) => {
    const pieces = [];
    stream.on('data', piece => pieces.push(piece));
    stream.on('end', () => resolve(Buffer.concat(pieces).toString('utf8')));
    stream.on('error', reject);
  });
}
