import express from 'express';
import multer from 'multer';

interface Sizes {
  body?: string | number;
  file?: number;
}

export const json = (limit: string | number) => express.json({ limit });

export function form(limit: string | number = '50kb') {
  return express.urlencoded({ extended: false, limit });
}

export const text = (options: { limit: string | number; type?: string }) => express.text(options);

export function parsersFor({ body, file }: Sizes) {
  const upload = multer({ limits: { fileSize: file } });
  return { raw: express.raw({ limit: body }), picture: upload.single('picture') };
}

export const page = (limit: number) => ({ limit: Math.min(limit, 100) });
