import { createPool } from 'mariadb';

const pool = createPool({ host: 'localhost', database: 'geo', connectionLimit: 4 });

export const fetchRows = async (sql: string): Promise<unknown[]> => {
  const connection = await pool.getConnection();
  try {
    return (await connection.query(sql)) as unknown[];
  } finally {
    await connection.release();
  }
};
