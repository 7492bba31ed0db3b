const helmet = require('helmet');
const app = require('./app');
const orders = require('./orders.router');

app.use(helmet());
app.use('/orders', orders);
app.use((error, req, res, next) => {
  console.error(error);
  res.status(500).end();
});

app.listen(3000);
