use super::*;
use crate::Memory;
use crate::testing::Counting;
use futures_executor::block_on;

#[test]
fn keeps_what_is_put() {
    block_on(async {
        let disk = Memory::new();
        let vault = Vault::open(disk.clone(), Rc::new(Counting::from(1)), 0)
            .await
            .unwrap();
        let id = vault.make_id();
        let put = vault
            .put(id, &Vector::new(), "journal", 1, r#"{"a":1}"#, 5)
            .await
            .unwrap();
        assert_eq!(put.shown().body, r#"{"a":1}"#);
        let again = Vault::open(disk, Rc::new(Counting::from(2)), 0)
            .await
            .unwrap();
        assert_eq!(again.load().await.unwrap().records, [put]);
    });
}
