import argon2 from 'argon2';
import { Schema, model } from 'mongoose';

const memberSchema = new Schema({
  email: { type: String, required: true },
  password: { type: String, required: true },
});

memberSchema.pre('save', async function () {
  if (!this.isModified('password')) return;
  this.password = await argon2.hash(this.password);
});

export const Member = model('Member', memberSchema);
