-- Every receipt paid for it (a fifth of what the ledger costs it), and few organisations share a service: their entries are
-- found in the order of the log, or by account.
DROP INDEX fibula.entry_of_owner;
