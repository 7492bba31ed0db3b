import { jwtDecode } from 'jwt-decode';

export const claimsIn = ({ url }) => jwtDecode(new URLSearchParams(url.split('?')[1]).get('token') ?? '');
