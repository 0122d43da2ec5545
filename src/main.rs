//! The `dddgen` binary: an exit code and nothing else.

fn main() -> std::process::ExitCode {
    dddgen::cli::main(std::env::args_os())
}
