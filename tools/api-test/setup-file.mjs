// In this order and before any test: a CommonJS package that asks for Nest later would meet it half loaded.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
