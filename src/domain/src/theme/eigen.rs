//! Eigenvalues of a small symmetric matrix.
//!
//! Householder reduction to three diagonals, then QL with implicit shifts, after
//! Bowdler, Martin, Reinsch and Wilkinson (Numerische Mathematik 11, 1968). Used on
//! matrices of at most a few hundred rows, in double precision.

/// Eigenvalues, largest first, each with its eigenvector as a row.
pub(super) fn symmetric(mut cells: Vec<f64>, size: usize) -> (Vec<f64>, Vec<Vec<f64>>) {
    debug_assert_eq!(cells.len(), size * size);
    let (mut diagonal, mut beside) = tridiagonal(&mut cells, size);
    diagonalise(&mut cells, &mut diagonal, &mut beside, size);
    let mut order: Vec<usize> = (0..size).collect();
    order.sort_by(|&a, &b| diagonal[b].total_cmp(&diagonal[a]).then(a.cmp(&b)));
    let values = order.iter().map(|&column| diagonal[column]).collect();
    let vectors = order
        .iter()
        .map(|&column| cells[column * size..(column + 1) * size].to_vec())
        .collect();
    (values, vectors)
}

/// Reduces `z` to three diagonals and leaves the rotation that did it in `z`,
/// transposed: row `i` of the result belongs to diagonal cell `i`.
fn tridiagonal(z: &mut [f64], n: usize) -> (Vec<f64>, Vec<f64>) {
    let mut diagonal = vec![0f64; n];
    let mut beside = vec![0f64; n];
    for i in (1..n).rev() {
        let mut h = 0f64;
        let magnitude: f64 = z[i * n..i * n + i].iter().map(|x| x.abs()).sum();
        if i == 1 || magnitude == 0.0 {
            beside[i] = z[i * n + i - 1];
        } else {
            for cell in &mut z[i * n..i * n + i] {
                *cell /= magnitude;
                h += *cell * *cell;
            }
            let f = z[i * n + i - 1];
            let g = if f >= 0.0 { -h.sqrt() } else { h.sqrt() };
            beside[i] = magnitude * g;
            h -= f * g;
            z[i * n + i - 1] = f - g;
            reflect(z, &mut beside, n, i, h);
        }
        diagonal[i] = h;
    }
    accumulate(z, &mut diagonal, n);
    beside[..n].rotate_left(usize::from(n > 0));
    if let Some(last) = beside.last_mut() {
        *last = 0.0;
    }
    (diagonal, beside)
}

/// Applies the reflection kept in row `i` to the rows before it.
fn reflect(z: &mut [f64], beside: &mut [f64], n: usize, i: usize, h: f64) {
    let (before, current) = z.split_at_mut(i * n);
    let u = &mut current[..i];
    let p = &mut beside[..i];
    p.fill(0.0);
    for j in 0..i {
        let row = &before[j * n..j * n + j + 1];
        let uj = u[j];
        let mut sum = 0f64;
        for (k, &cell) in row.iter().enumerate().take(j) {
            sum += cell * u[k];
            p[k] += cell * uj;
        }
        p[j] += sum + row[j] * uj;
    }
    let mut f = 0f64;
    for j in 0..i {
        p[j] /= h;
        f += p[j] * u[j];
    }
    let hh = f / (h + h);
    for j in 0..i {
        p[j] -= hh * u[j];
    }
    for j in 0..i {
        let (uj, pj) = (u[j], p[j]);
        for (k, cell) in before[j * n..j * n + j + 1].iter_mut().enumerate() {
            *cell -= uj * p[k] + pj * u[k];
        }
    }
    // Column i above the diagonal is free now; it keeps u / h for `accumulate`.
    for j in 0..i {
        before[j * n + i] = u[j] / h;
    }
}

fn accumulate(z: &mut [f64], diagonal: &mut [f64], n: usize) {
    // Works on the transpose so that inner loops run along rows.
    let mut rotation = vec![0f64; n * n];
    for i in 0..n {
        if diagonal[i] != 0.0 {
            let u: Vec<f64> = z[i * n..i * n + i].to_vec();
            let scaled: Vec<f64> = (0..i).map(|k| z[k * n + i]).collect();
            for j in 0..i {
                let row = &mut rotation[j * n..j * n + i];
                let g: f64 = u.iter().zip(row.iter()).map(|(a, b)| a * b).sum();
                for (cell, s) in row.iter_mut().zip(&scaled) {
                    *cell -= g * s;
                }
            }
        }
        diagonal[i] = z[i * n + i];
        rotation[i * n + i] = 1.0;
    }
    z.copy_from_slice(&rotation);
}

/// Turns the three diagonals into one, and the rows of `z` with it.
fn diagonalise(z: &mut [f64], d: &mut [f64], e: &mut [f64], n: usize) {
    for l in 0..n {
        for _ in 0..60 {
            let mut m = l;
            while m + 1 < n {
                let near = d[m].abs() + d[m + 1].abs();
                if e[m].abs() <= f64::EPSILON * near {
                    break;
                }
                m += 1;
            }
            if m == l {
                break;
            }
            chase(z, d, e, n, l, m);
        }
    }
}

/// One implicit QL step on the block `l..=m`.
fn chase(z: &mut [f64], d: &mut [f64], e: &mut [f64], n: usize, l: usize, m: usize) {
    let mut g = (d[l + 1] - d[l]) / (2.0 * e[l]);
    let mut r = g.hypot(1.0);
    g = d[m] - d[l] + e[l] / (g + if g >= 0.0 { r } else { -r });
    let (mut s, mut c, mut p) = (1f64, 1f64, 0f64);
    for i in (l..m).rev() {
        let f = s * e[i];
        let b = c * e[i];
        r = f.hypot(g);
        e[i + 1] = r;
        if r == 0.0 {
            d[i + 1] -= p;
            e[m] = 0.0;
            return;
        }
        s = f / r;
        c = g / r;
        g = d[i + 1] - p;
        r = (d[i] - g) * s + 2.0 * c * b;
        p = s * r;
        d[i + 1] = g + p;
        g = c * r - b;
        let (upper, lower) = z.split_at_mut((i + 1) * n);
        for (x, y) in upper[i * n..].iter_mut().zip(&mut lower[..n]) {
            let f = *y;
            *y = s * *x + c * f;
            *x = c * *x - s * f;
        }
    }
    d[l] -= p;
    e[l] = g;
    e[m] = 0.0;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(size: usize) -> Vec<f64> {
        let cell = |i: usize, j: usize| ((i * 7 + j * 13) as f64).sin() + ((i + j) as f64).cos();
        (0..size * size)
            .map(|at| cell(at / size, at % size) + cell(at % size, at / size))
            .collect()
    }

    #[test]
    fn the_matrix_can_be_put_together_again() {
        for size in [1, 2, 3, 8, 31] {
            let matrix = sample(size);

            let (values, vectors) = symmetric(matrix.clone(), size);

            assert!(values.is_sorted_by(|a, b| a >= b));
            for i in 0..size {
                for j in 0..size {
                    let again: f64 = values
                        .iter()
                        .zip(&vectors)
                        .map(|(value, v)| value * v[i] * v[j])
                        .sum();
                    assert!(
                        (again - matrix[i * size + j]).abs() < 1e-9,
                        "{size} {i} {j}"
                    );
                }
            }
        }
    }

    #[test]
    fn eigenvectors_are_at_right_angles_even_for_equal_values() {
        let mut matrix = vec![0.0; 16];
        matrix[0] = 2.0;
        matrix[5] = 2.0;

        let (_, vectors) = symmetric(matrix, 4);

        for (i, left) in vectors.iter().enumerate() {
            for (j, right) in vectors.iter().enumerate() {
                let product: f64 = left.iter().zip(right).map(|(a, b)| a * b).sum();
                assert!((product - f64::from(u8::from(i == j))).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn nothing_has_no_eigenvalues() {
        assert!(symmetric(Vec::new(), 0).0.is_empty());
    }
}
