-- State of the stream `hand-over`: material that was refused while its order was not known here.
CREATE TABLE "refused_hand_over" (
  "id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "order_id" UUID NOT NULL,
  CONSTRAINT "refused_hand_over_pkey" PRIMARY KEY ("id")
);

-- Such a refusal is no matter of an order's version: here the hand-over itself sees to it that it is not accepted as well.
CREATE FUNCTION "hand_over_is_decided_once"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  decided UUID := CASE TG_TABLE_NAME WHEN 'order_input' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'hand_over_id' END;
BEGIN
  IF decided IS NULL THEN
    RETURN NEW;
  END IF;
  PERFORM 1 FROM "incoming_hand_over" WHERE "id" = decided FOR UPDATE;
  IF EXISTS (SELECT 1 FROM "order_input" WHERE "id" = decided)
    OR EXISTS (SELECT 1 FROM "order_return" WHERE "hand_over_id" = decided) THEN
    RAISE EXCEPTION 'the hand-over was decided on' USING ERRCODE = 'FB001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "hand_over_is_decided_once" BEFORE INSERT ON "order_input"
  FOR EACH ROW EXECUTE FUNCTION "hand_over_is_decided_once"();
CREATE TRIGGER "hand_over_is_decided_once" BEFORE INSERT ON "order_return"
  FOR EACH ROW EXECUTE FUNCTION "hand_over_is_decided_once"();
