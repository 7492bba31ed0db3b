import express from 'express';

describe('prices', () => {
  it('are there', async () => {
    const fake = express();
    fake.get('/', (req, res) => res.send('ok'));
    fake.listen(4010);
  });
});
