//! Brotli and gzip copies beside each file, so that no host has to compress while answering.

use crate::tree::Files;
use anyhow::Result;
use std::io::Write;

/// Whether compressing a file of this name is worth it.
pub fn is_compressible(name: &str) -> bool {
    const KINDS: [&str; 8] = [
        ".css",
        ".html",
        ".js",
        ".json",
        ".svg",
        ".txt",
        ".wasm",
        ".webmanifest",
    ];
    KINDS.iter().any(|kind| name.ends_with(kind))
}

/// The `.br` and `.gz` copies of all of `files` that gain by it.
pub fn copies(files: &Files) -> Result<Files> {
    let mut copies = Files::new();
    for (name, bytes) in files.iter().filter(|(name, _)| is_compressible(name)) {
        copies.insert(format!("{name}.br"), brotli(bytes)?);
        copies.insert(format!("{name}.gz"), gzip(bytes)?);
    }
    Ok(copies)
}

/// `bytes` in Brotli at its strongest.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes)?;
    Ok(packer.finish()?)
}
