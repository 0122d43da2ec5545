-- Drops sales_transaction_returns, sales_transaction_items and 7 more.

drop table sales_transaction_returns;

drop table sales_transaction_items;

drop table warehouse_stocks;

drop table sales_transactions;

drop table warehouses;

drop table items;

drop table contacts;

drop table vendors;

drop table customers;
