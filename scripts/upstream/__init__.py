"""From a document that IonQ publishes to the contract that is checked in."""
