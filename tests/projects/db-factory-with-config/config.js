module.exports = {
  port: 3000,
  database: { host: process.env.DB_HOST || 'localhost', user: 'cms', database: 'cms' },
  tables: { pages: 'cms_pages', media: 'cms_media' },
};
