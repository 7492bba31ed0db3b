const express = require('express');
const helmet = require('helmet');
const { createCustomers } = require('./repositories/customers');
const { createProducts } = require('./repositories/products');
const { handleErrors } = require('./middleware/errors');
const { accountRoutes } = require('./routes/account');
const { authRoutes } = require('./routes/auth');
const { feedbackRoutes } = require('./routes/feedback');
const { importRoutes } = require('./routes/imports');
const { createOrderRoutes } = require('./routes/orders');
const { productRoutes } = require('./routes/products');
const { reportRoutes } = require('./routes/reports');

const FORM_LIMIT = '100kb';

function createApp(connection, pool) {
  const customers = createCustomers(connection);
  const products = createProducts(connection);
  const orders = createOrderRoutes(connection);

  const app = express();

  app.use(helmet());
  app.use(express.json({ limit: '100kb' }));
  app.use(express.urlencoded({ extended: false, limit: FORM_LIMIT }));

  app.use('/auth', authRoutes(customers));
  app.use('/account', accountRoutes(customers));
  app.use('/products', productRoutes(products));
  app.use('/orders', orders.router);
  app.use('/feedback', feedbackRoutes());
  app.use('/imports', importRoutes(products));
  app.use('/reports', reportRoutes(pool));
  app.use(handleErrors);

  return {
    app,
    async close() {
      await Promise.all([customers.close(), products.close(), orders.close()]);
    },
  };
}

module.exports = { createApp };
