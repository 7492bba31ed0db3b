const mongoose = require('mongoose');

const userSchema = new mongoose.Schema(
  {
    email: { type: String, required: true, unique: true, lowercase: true },
    password: { type: String, required: true, minlength: 8, select: false },
    role: { type: String, enum: ['customer', 'clerk'], default: 'customer' },
  },
  { timestamps: true },
);

userSchema.pre('save', function (next) {
  this.email = this.email.trim();
  next();
});

module.exports = mongoose.model('User', userSchema);
