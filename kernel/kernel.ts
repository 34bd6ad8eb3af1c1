/**
 * Arithmetic of the neural networks, in AssemblyScript; `npm run kernel` compiles it to models/kernel.wasm. Pointers are
 * bytes in the imported memory, matrices lie row by row, and every width is a multiple of eight. Only plain (not
 * relaxed) SIMD is used, so that every machine gives the same numbers.
 */

/**
 * c[m×n] = a[m×k] · b[k×n], added to what is in c if `add`. Element (i, l) of a lies `i·rowStep + l·columnStep` numbers
 * from its start, so that a can be read as its transpose; rows of b and c lie `ldb` and `ldc` numbers apart.
 */
export function multiply(
  a: usize,
  rowStep: usize,
  columnStep: usize,
  b: usize,
  ldb: usize,
  c: usize,
  ldc: usize,
  m: i32,
  n: i32,
  k: i32,
  add: bool,
): void {
  const rowA: usize = rowStep << 2;
  const stepA: usize = columnStep << 2;
  const rowB: usize = ldb << 2;
  const rowC: usize = ldc << 2;
  for (let j: usize = 0; j < (<usize>n) << 2; j += 32) {
    let i = 0;
    for (; i + 4 <= m; i += 4) {
      const c0 = c + <usize>i * rowC + j;
      const c1 = c0 + rowC;
      const c2 = c1 + rowC;
      const c3 = c2 + rowC;
      let s00 = f32x4.splat(0);
      let s01 = s00;
      let s10 = s00;
      let s11 = s00;
      let s20 = s00;
      let s21 = s00;
      let s30 = s00;
      let s31 = s00;
      if (add) {
        s00 = v128.load(c0);
        s01 = v128.load(c0, 16);
        s10 = v128.load(c1);
        s11 = v128.load(c1, 16);
        s20 = v128.load(c2);
        s21 = v128.load(c2, 16);
        s30 = v128.load(c3);
        s31 = v128.load(c3, 16);
      }
      let p = b + j;
      let a0 = a + <usize>i * rowA;
      let a1 = a0 + rowA;
      let a2 = a1 + rowA;
      let a3 = a2 + rowA;
      for (let l = 0; l < k; l++) {
        const b0 = v128.load(p);
        const b1 = v128.load(p, 16);
        let x = v128.load32_splat(a0);
        s00 = f32x4.add(s00, f32x4.mul(x, b0));
        s01 = f32x4.add(s01, f32x4.mul(x, b1));
        x = v128.load32_splat(a1);
        s10 = f32x4.add(s10, f32x4.mul(x, b0));
        s11 = f32x4.add(s11, f32x4.mul(x, b1));
        x = v128.load32_splat(a2);
        s20 = f32x4.add(s20, f32x4.mul(x, b0));
        s21 = f32x4.add(s21, f32x4.mul(x, b1));
        x = v128.load32_splat(a3);
        s30 = f32x4.add(s30, f32x4.mul(x, b0));
        s31 = f32x4.add(s31, f32x4.mul(x, b1));
        p += rowB;
        a0 += stepA;
        a1 += stepA;
        a2 += stepA;
        a3 += stepA;
      }
      v128.store(c0, s00);
      v128.store(c0, s01, 16);
      v128.store(c1, s10);
      v128.store(c1, s11, 16);
      v128.store(c2, s20);
      v128.store(c2, s21, 16);
      v128.store(c3, s30);
      v128.store(c3, s31, 16);
    }
    for (; i < m; i++) {
      const c0 = c + <usize>i * rowC + j;
      let s0 = f32x4.splat(0);
      let s1 = s0;
      if (add) {
        s0 = v128.load(c0);
        s1 = v128.load(c0, 16);
      }
      let p = b + j;
      let a0 = a + <usize>i * rowA;
      for (let l = 0; l < k; l++) {
        const x = v128.load32_splat(a0);
        s0 = f32x4.add(s0, f32x4.mul(x, v128.load(p)));
        s1 = f32x4.add(s1, f32x4.mul(x, v128.load(p, 16)));
        p += rowB;
        a0 += stepA;
      }
      v128.store(c0, s0);
      v128.store(c0, s1, 16);
    }
  }
}

/** The nearest whole numbers of small ones: adding 1.5 · 2^23 leaves them in the lowest bits. */
@inline
function nearest(x: v128): v128 {
  return i32x4.sub(f32x4.add(x, f32x4.splat(12582912)), i32x4.splat(0x4b400000));
}

/** Rows of `k` numbers as whole numbers of at most `limit`; `scales` gets what one step of each row is worth. */
export function roundRows(x: usize, out: usize, scales: usize, m: i32, k: i32, limit: f32): void {
  for (let i = 0; i < m; i++) {
    const row = x + (<usize>i * <usize>k << 2);
    const to = out + (<usize>i * <usize>k << 1);
    let top = f32x4.splat(0);
    for (let j: usize = 0; j < (<usize>k) << 2; j += 16) top = f32x4.max(top, f32x4.abs(v128.load(row + j)));
    const most = max(
      max(f32x4.extract_lane(top, 0), f32x4.extract_lane(top, 1)),
      max(f32x4.extract_lane(top, 2), f32x4.extract_lane(top, 3)),
    );
    store<f32>(scales + (<usize>i << 2), most / limit);
    const scale = f32x4.splat(most > 0 ? limit / most : 0);
    for (let j: usize = 0; j < (<usize>k) << 2; j += 32) {
      const low = nearest(f32x4.mul(scale, v128.load(row + j)));
      const high = nearest(f32x4.mul(scale, v128.load(row + j, 16)));
      v128.store(to + (j >> 1), i16x8.narrow_i32x4_s(low, high));
    }
  }
}

/** x = max(x, 0), `n` numbers, a multiple of four. */
export function rectify(x: usize, n: i32): void {
  const zero = f32x4.splat(0);
  for (let i: usize = 0; i < (<usize>n) << 2; i += 16) v128.store(x + i, f32x4.max(zero, v128.load(x + i)));
}

@inline
function toFloats(sums: v128, scale: v128, bias: v128): v128 {
  return f32x4.add(bias, f32x4.mul(scale, f32x4.convert_i32x4_s(sums)));
}

/**
 * c[m×n] = bias + a[m×k] · b[k×n] over 16-bit whole numbers; `scalesA` holds a number a row of a, `scalesB` one a column
 * of b. In b the rows 2l and 2l+1 lie as pairs, column by column. m is a multiple of four.
 */
export function multiplyWhole(
  a: usize,
  scalesA: usize,
  b: usize,
  scalesB: usize,
  bias: usize,
  c: usize,
  m: i32,
  n: i32,
  k: i32,
): void {
  const rowA: usize = k << 1;
  const rowC: usize = n << 2;
  const pairs = k >> 1;
  for (let j: usize = 0; j < (<usize>n) << 2; j += 32) {
    const w0 = v128.load(scalesB + j);
    const w1 = v128.load(scalesB + j, 16);
    const d0 = v128.load(bias + j);
    const d1 = v128.load(bias + j, 16);
    for (let i = 0; i < m; i += 4) {
      let s00 = i32x4.splat(0);
      let s01 = s00;
      let s10 = s00;
      let s11 = s00;
      let s20 = s00;
      let s21 = s00;
      let s30 = s00;
      let s31 = s00;
      let p = b + j;
      let a0 = a + <usize>i * rowA;
      let a1 = a0 + rowA;
      let a2 = a1 + rowA;
      let a3 = a2 + rowA;
      for (let l = 0; l < pairs; l++) {
        const b0 = v128.load(p);
        const b1 = v128.load(p, 16);
        let x = v128.load32_splat(a0);
        s00 = i32x4.add(s00, i32x4.dot_i16x8_s(x, b0));
        s01 = i32x4.add(s01, i32x4.dot_i16x8_s(x, b1));
        x = v128.load32_splat(a1);
        s10 = i32x4.add(s10, i32x4.dot_i16x8_s(x, b0));
        s11 = i32x4.add(s11, i32x4.dot_i16x8_s(x, b1));
        x = v128.load32_splat(a2);
        s20 = i32x4.add(s20, i32x4.dot_i16x8_s(x, b0));
        s21 = i32x4.add(s21, i32x4.dot_i16x8_s(x, b1));
        x = v128.load32_splat(a3);
        s30 = i32x4.add(s30, i32x4.dot_i16x8_s(x, b0));
        s31 = i32x4.add(s31, i32x4.dot_i16x8_s(x, b1));
        p += rowC;
        a0 += 4;
        a1 += 4;
        a2 += 4;
        a3 += 4;
      }
      let q = c + <usize>i * rowC + j;
      const scale = scalesA + (<usize>i << 2);
      let r = v128.load32_splat(scale);
      v128.store(q, toFloats(s00, f32x4.mul(r, w0), d0));
      v128.store(q, toFloats(s01, f32x4.mul(r, w1), d1), 16);
      q += rowC;
      r = v128.load32_splat(scale, 4);
      v128.store(q, toFloats(s10, f32x4.mul(r, w0), d0));
      v128.store(q, toFloats(s11, f32x4.mul(r, w1), d1), 16);
      q += rowC;
      r = v128.load32_splat(scale, 8);
      v128.store(q, toFloats(s20, f32x4.mul(r, w0), d0));
      v128.store(q, toFloats(s21, f32x4.mul(r, w1), d1), 16);
      q += rowC;
      r = v128.load32_splat(scale, 12);
      v128.store(q, toFloats(s30, f32x4.mul(r, w0), d0));
      v128.store(q, toFloats(s31, f32x4.mul(r, w1), d1), 16);
    }
  }
}

/** A number between 0 and 1: (1 + x / (1 + |x|)) / 2. Needs no exponential and is the same everywhere. */
@inline
function gate(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.mul(f32x4.splat(0.5), f32x4.add(one, f32x4.div(x, f32x4.add(one, f32x4.abs(x)))));
}

/**
 * A simple recurrent unit (Lei et al. 2018) over `count` rows from `first` on, by `step`. A row of u holds candidate,
 * forget gate and highway gate, `d` numbers each; x is what went in, h what comes out, c the states.
 */
export function recur(
  u: usize,
  ldu: usize,
  x: usize,
  h: usize,
  c: usize,
  ld: usize,
  d: i32,
  first: i32,
  count: i32,
  step: i32,
): void {
  for (let j: usize = 0; j < (<usize>d) << 2; j += 16) {
    let state = f32x4.splat(0);
    let row = first;
    for (let n = 0; n < count; n++, row += step) {
      const from = u + ((<usize>row * ldu) << 2) + j;
      const z = v128.load(from);
      const f = gate(v128.load(from + ((<usize>d) << 2)));
      const r = gate(v128.load(from + ((<usize>d) << 3)));
      state = f32x4.add(z, f32x4.mul(f, f32x4.sub(state, z)));
      const at = ((<usize>row * ld) << 2) + j;
      v128.store(c + at, state);
      const xi = v128.load(x + at);
      v128.store(h + at, f32x4.add(xi, f32x4.mul(r, f32x4.sub(state, xi))));
    }
  }
}

/** Gradients of {@link recur}: from `dh` to `du`, and to `dx` by the highway alone. */
export function recurBack(
  u: usize,
  ldu: usize,
  x: usize,
  dh: usize,
  dx: usize,
  c: usize,
  ld: usize,
  du: usize,
  d: i32,
  first: i32,
  count: i32,
  step: i32,
): void {
  const one = f32x4.splat(1);
  const half = f32x4.splat(0.5);
  const zero = f32x4.splat(0);
  for (let j: usize = 0; j < (<usize>d) << 2; j += 16) {
    let dstate = zero;
    let row = first + (count - 1) * step;
    for (let n = count - 1; n >= 0; n--, row -= step) {
      const from = u + ((<usize>row * ldu) << 2) + j;
      const to = du + ((<usize>row * ldu) << 2) + j;
      const z = v128.load(from);
      const fu = v128.load(from + ((<usize>d) << 2));
      const ru = v128.load(from + ((<usize>d) << 3));
      const f = gate(fu);
      const r = gate(ru);
      const at = ((<usize>row * ld) << 2) + j;
      const xi = v128.load(x + at);
      const g = v128.load(dh + at);
      const state = v128.load(c + at);
      const previous = n > 0 ? v128.load(c + ((<usize>(row - step) * ld) << 2) + j) : zero;
      const dr = f32x4.mul(g, f32x4.sub(state, xi));
      v128.store(dx + at, f32x4.add(v128.load(dx + at), f32x4.mul(g, f32x4.sub(one, r))));
      dstate = f32x4.add(dstate, f32x4.mul(g, r));
      const df = f32x4.mul(dstate, f32x4.sub(previous, z));
      const qf = f32x4.add(one, f32x4.abs(fu));
      const qr = f32x4.add(one, f32x4.abs(ru));
      v128.store(to, f32x4.mul(dstate, f32x4.sub(one, f)));
      v128.store(to + ((<usize>d) << 2), f32x4.div(f32x4.mul(half, df), f32x4.mul(qf, qf)));
      v128.store(to + ((<usize>d) << 3), f32x4.div(f32x4.mul(half, dr), f32x4.mul(qr, qr)));
      dstate = f32x4.mul(dstate, f);
    }
  }
}

/** A step of Adam (Kingma and Ba 2015) for `n` numbers, a multiple of four; clears their gradients. */
export function adam(
  p: usize,
  g: usize,
  m: usize,
  v: usize,
  n: i32,
  rate: f32,
  beta1: f32,
  beta2: f32,
): void {
  const b1 = f32x4.splat(beta1);
  const b2 = f32x4.splat(beta2);
  const o1 = f32x4.splat(1 - beta1);
  const o2 = f32x4.splat(1 - beta2);
  const least = f32x4.splat(1e-8);
  const step = f32x4.splat(rate);
  for (let i: usize = 0; i < (<usize>n) << 2; i += 16) {
    const x = v128.load(g + i);
    const mean = f32x4.add(f32x4.mul(b1, v128.load(m + i)), f32x4.mul(o1, x));
    const square = f32x4.add(f32x4.mul(b2, v128.load(v + i)), f32x4.mul(o2, f32x4.mul(x, x)));
    v128.store(m + i, mean);
    v128.store(v + i, square);
    const change = f32x4.div(f32x4.mul(step, mean), f32x4.add(f32x4.sqrt(square), least));
    v128.store(p + i, f32x4.sub(v128.load(p + i), change));
    v128.store(g + i, f32x4.splat(0));
  }
}

/** y += x, `n` numbers, a multiple of four. */
export function addTo(y: usize, x: usize, n: i32): void {
  for (let i: usize = 0; i < (<usize>n) << 2; i += 16)
    v128.store(y + i, f32x4.add(v128.load(y + i), v128.load(x + i)));
}

/** out[n×d] = for each row the sum of the table's rows that `columns` numbers of `rows` name. */
export function sumRows(table: usize, rows: usize, columns: i32, out: usize, n: i32, d: i32): void {
  const wide = (<usize>d) << 2;
  for (let i = 0; i < n; i++) {
    const named = rows + ((<usize>i * <usize>columns) << 2);
    const to = out + <usize>i * wide;
    for (let j: usize = 0; j < wide; j += 32) {
      let s0 = f32x4.splat(0);
      let s1 = s0;
      for (let c = 0; c < columns; c++) {
        const from = table + <usize>load<i32>(named + ((<usize>c) << 2)) * wide + j;
        s0 = f32x4.add(s0, v128.load(from));
        s1 = f32x4.add(s1, v128.load(from, 16));
      }
      v128.store(to + j, s0);
      v128.store(to + j, s1, 16);
    }
  }
}

/** {@link sumRows} of a table of 16-bit whole numbers, whose sums fit 16 bits; `step` is what one is worth. */
export function sumWholeRows(
  table: usize,
  rows: usize,
  columns: i32,
  out: usize,
  n: i32,
  d: i32,
  step: f32,
): void {
  const wide = (<usize>d) << 1;
  const scale = f32x4.splat(step);
  for (let i = 0; i < n; i++) {
    const named = rows + ((<usize>i * <usize>columns) << 2);
    const to = out + ((<usize>i * wide) << 1);
    for (let j: usize = 0; j < wide; j += 32) {
      let s0 = i16x8.splat(0);
      let s1 = s0;
      for (let c = 0; c < columns; c++) {
        const from = table + <usize>load<i32>(named + ((<usize>c) << 2)) * wide + j;
        s0 = i16x8.add(s0, v128.load(from));
        s1 = i16x8.add(s1, v128.load(from, 16));
      }
      const at = to + (j << 1);
      v128.store(at, f32x4.mul(scale, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(s0))));
      v128.store(at, f32x4.mul(scale, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(s0))), 16);
      v128.store(at, f32x4.mul(scale, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(s1))), 32);
      v128.store(at, f32x4.mul(scale, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(s1))), 48);
    }
  }
}

/** The gradient of {@link sumRows}: each row of `dout` is added to the rows it came from. */
export function addRows(dtable: usize, rows: usize, columns: i32, dout: usize, n: i32, d: i32): void {
  const wide = (<usize>d) << 2;
  for (let i = 0; i < n; i++)
    for (let c = 0; c < columns; c++) {
      const row = load<i32>(rows + ((<usize>i * <usize>columns + <usize>c) << 2));
      addTo(dtable + <usize>row * wide, dout + <usize>i * wide, d);
    }
}
