import consumers from 'node:stream/consumers';

export const add = async (req, res) => {
  const ballot = await consumers.json(req); // expect: require-body-limit
  res.end(String(ballot.id));
};

export const relay = async res => consumers.text(res);
