const ORDERS = { depth: 'depth DESC', name: 'name' };

exports.makeBerths = ({ store, pageSize }) => ({
  list: (harbour, { sort = 'name' } = {}) => store.page(harbour, sort, pageSize),
  listed: (harbour, { sort }) => store.page(harbour, ORDERS[sort] ?? ORDERS.name, pageSize),
  named: name => store.named(name),
});
