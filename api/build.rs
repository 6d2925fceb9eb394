//! Builds the server anew when the phone app that it carries has changed.

fn main() {
    println!("cargo:rerun-if-changed=../web-pwa/dist");
}
