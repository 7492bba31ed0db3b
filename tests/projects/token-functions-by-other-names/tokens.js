export { decode as readToken, verify as checkedToken } from 'jsonwebtoken';
