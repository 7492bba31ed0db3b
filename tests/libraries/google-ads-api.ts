import { GoogleAdsApi, type Customer } from 'google-ads-api';
import { Pool } from 'pg';

const pool = new Pool();
const client = new GoogleAdsApi({ client_id: 'id', client_secret: 'secret', developer_token: 'token' });

export async function clicksOf(account: string, token: string, name: string) {
  const customer = client.Customer({ customer_id: account, refresh_token: token });
  const rows = await customer.query(`SELECT campaign.id, metrics.clicks FROM campaign WHERE campaign.name = '${name}'`);
  await pool.query(`SELECT campaign.id FROM campaign WHERE campaign.name = '${name}'`); // expect: no-raw-sql-interpolation
  return rows;
}

export const named = (customer: Customer, name: string) =>
  customer.query(`SELECT campaign.id FROM campaign WHERE campaign.name = '${name}'`);
