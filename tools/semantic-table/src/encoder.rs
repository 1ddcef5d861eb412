//! The sentence encoder all-MiniLM-L6-v2: a text in, a direction of 384 numbers out.

use std::collections::HashMap;
use std::path::Path;

use anyhow::Context;
use ndarray::{Array1, Array2, ArrayView2, Axis, s};

const WIDTH: usize = 384;
const HEADS: usize = 12;
const LAYERS: usize = 6;
const EPSILON: f32 = 1e-12;

struct Linear {
    /// Inputs by rows, outputs by columns.
    weight: Array2<f32>,
    bias: Array1<f32>,
}

impl Linear {
    fn of(&self, input: &Array2<f32>) -> Array2<f32> {
        input.dot(&self.weight) + &self.bias
    }
}

struct Norm {
    weight: Array1<f32>,
    bias: Array1<f32>,
}

impl Norm {
    fn apply(&self, rows: &mut Array2<f32>) {
        for mut row in rows.rows_mut() {
            let mean = row.sum() / WIDTH as f32;
            let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / WIDTH as f32;
            let scale = 1.0 / (variance + EPSILON).sqrt();
            for ((x, w), b) in row.iter_mut().zip(&self.weight).zip(&self.bias) {
                *x = (*x - mean) * scale * w + b;
            }
        }
    }
}

struct Layer {
    query: Linear,
    key: Linear,
    value: Linear,
    output: Linear,
    attended: Norm,
    widened: Linear,
    narrowed: Linear,
    finished: Norm,
}

/// See the module.
pub struct Encoder {
    words: Array2<f32>,
    places: Array2<f32>,
    kind: Array1<f32>,
    first: Norm,
    layers: Vec<Layer>,
}

impl Encoder {
    /// Reads `model.safetensors`.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let bytes = std::fs::read(path)?;
        let length = u64::from_le_bytes(bytes[..8].try_into()?) as usize;
        let header: HashMap<String, serde_json::Value> =
            serde_json::from_slice(&bytes[8..8 + length])?;
        let data = &bytes[8 + length..];
        let tensor = |name: &str| -> anyhow::Result<(Vec<usize>, Vec<f32>)> {
            let told = header.get(name).with_context(|| format!("no {name}"))?;
            anyhow::ensure!(told["dtype"] == "F32", "{name} is not F32");
            let numbers = |key: &str| -> Vec<usize> {
                let list = told[key].as_array().into_iter().flatten();
                list.filter_map(|n| n.as_u64())
                    .map(|n| n as usize)
                    .collect()
            };
            let range = numbers("data_offsets");
            let cells = data[range[0]..range[1]]
                .chunks_exact(4)
                .map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]))
                .collect();
            Ok((numbers("shape"), cells))
        };
        let matrix = |name: &str| -> anyhow::Result<Array2<f32>> {
            let (shape, cells) = tensor(name)?;
            Ok(Array2::from_shape_vec((shape[0], shape[1]), cells)?)
        };
        let vector =
            |name: &str| -> anyhow::Result<Array1<f32>> { Ok(Array1::from(tensor(name)?.1)) };
        let linear = |name: &str| -> anyhow::Result<Linear> {
            let weight = matrix(&format!("{name}.weight"))?;
            Ok(Linear {
                weight: weight.t().as_standard_layout().to_owned(),
                bias: vector(&format!("{name}.bias"))?,
            })
        };
        let norm = |name: &str| -> anyhow::Result<Norm> {
            Ok(Norm {
                weight: vector(&format!("{name}.weight"))?,
                bias: vector(&format!("{name}.bias"))?,
            })
        };
        let layer = |at: usize| -> anyhow::Result<Layer> {
            let name = |part: &str| format!("encoder.layer.{at}.{part}");
            Ok(Layer {
                query: linear(&name("attention.self.query"))?,
                key: linear(&name("attention.self.key"))?,
                value: linear(&name("attention.self.value"))?,
                output: linear(&name("attention.output.dense"))?,
                attended: norm(&name("attention.output.LayerNorm"))?,
                widened: linear(&name("intermediate.dense"))?,
                narrowed: linear(&name("output.dense"))?,
                finished: norm(&name("output.LayerNorm"))?,
            })
        };
        Ok(Self {
            words: matrix("embeddings.word_embeddings.weight")?,
            places: matrix("embeddings.position_embeddings.weight")?,
            kind: matrix("embeddings.token_type_embeddings.weight")?
                .row(0)
                .to_owned(),
            first: norm("embeddings.LayerNorm")?,
            layers: (0..LAYERS).map(layer).collect::<anyhow::Result<_>>()?,
        })
    }

    /// Directions of some texts that are all `length` pieces long.
    fn same_length(&self, texts: &[&[u32]], length: usize) -> Array2<f32> {
        let mut rows = Array2::<f32>::zeros((texts.len() * length, WIDTH));
        for (at, &number) in texts.iter().flat_map(|text| text.iter()).enumerate() {
            let mut row = rows.row_mut(at);
            row += &self.words.row(number as usize);
            row += &self.places.row(at % length);
            row += &self.kind;
        }
        self.first.apply(&mut rows);
        for layer in &self.layers {
            let attended = attention(layer, &rows, length);
            rows += &layer.output.of(&attended);
            layer.attended.apply(&mut rows);
            let mut wide = layer.widened.of(&rows);
            wide.mapv_inplace(gelu);
            rows += &layer.narrowed.of(&wide);
            layer.finished.apply(&mut rows);
        }
        let mut pooled = Array2::zeros((texts.len(), WIDTH));
        for (at, mut row) in pooled.rows_mut().into_iter().enumerate() {
            row.assign(
                &rows
                    .slice(s![at * length..(at + 1) * length, ..])
                    .sum_axis(Axis(0)),
            );
            let long = row.dot(&row).sqrt();
            row /= long;
        }
        pooled
    }

    /// The direction of each text, in the order given, on `threads` cores.
    pub fn encode(&self, texts: &[Vec<u32>], threads: usize) -> Array2<f32> {
        let mut order: Vec<usize> = (0..texts.len()).collect();
        order.sort_by_key(|&at| texts[at].len());
        let batches: Vec<&[usize]> = order
            .chunk_by(|&a, &b| texts[a].len() == texts[b].len())
            .flat_map(|same| same.chunks(64))
            .collect();
        let mut all = Array2::zeros((texts.len(), WIDTH));
        let next = std::sync::atomic::AtomicUsize::new(0);
        let parts: Vec<Vec<(usize, Array2<f32>)>> = std::thread::scope(|scope| {
            let work = || {
                let mut done = Vec::new();
                loop {
                    let at = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    let Some(batch) = batches.get(at) else {
                        return done;
                    };
                    if at % 200 == 0 {
                        eprintln!("batch {at} of {}", batches.len());
                    }
                    let texts: Vec<&[u32]> = batch.iter().map(|&t| texts[t].as_slice()).collect();
                    done.push((at, self.same_length(&texts, texts[0].len())));
                }
            };
            let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            running
                .into_iter()
                .map(|one| one.join().expect("no panic"))
                .collect()
        });
        for (at, rows) in parts.into_iter().flatten() {
            for (&text, row) in batches[at].iter().zip(rows.rows()) {
                all.row_mut(text).assign(&row);
            }
        }
        all
    }
}

fn attention(layer: &Layer, rows: &Array2<f32>, length: usize) -> Array2<f32> {
    const HEAD: usize = WIDTH / HEADS;
    let (query, key, value) = (
        layer.query.of(rows),
        layer.key.of(rows),
        layer.value.of(rows),
    );
    let mut attended = Array2::zeros(rows.raw_dim());
    let scale = 1.0 / (HEAD as f32).sqrt();
    for from in (0..rows.nrows()).step_by(length) {
        for head in 0..HEADS {
            let part = s![from..from + length, head * HEAD..(head + 1) * HEAD];
            let (q, k, v): (ArrayView2<f32>, ArrayView2<f32>, ArrayView2<f32>) =
                (query.slice(part), key.slice(part), value.slice(part));
            let mut scores = q.dot(&k.t()) * scale;
            for mut row in scores.rows_mut() {
                let top = row.fold(f32::NEG_INFINITY, |a, &b| a.max(b));
                row.mapv_inplace(|x| (x - top).exp());
                let sum = row.sum();
                row /= sum;
            }
            attended.slice_mut(part).assign(&scores.dot(&v));
        }
    }
    attended
}

/// With the error function after Abramowitz and Stegun 7.1.26.
fn gelu(x: f32) -> f32 {
    let z = (x / std::f32::consts::SQRT_2).abs();
    let t = 1.0 / (1.0 + 0.327_591_1 * z);
    let sum = t
        * (0.254_829_6
            + t * (-0.284_496_72 + t * (1.421_413_8 + t * (-1.453_152_1 + t * 1.061_405_4))));
    let erf = (1.0 - sum * (-z * z).exp()).copysign(x);
    0.5 * x * (1.0 + erf)
}
