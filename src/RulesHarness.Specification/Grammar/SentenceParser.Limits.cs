namespace RulesHarness.Specification.Grammar;

/// <summary>The limits of a sentence: a condition, lists of fields, changes of state.</summary>
internal sealed partial class SentenceParser
{
    private bool Limits()
    {
        while (!cursor.AtEnd)
        {
            cursor.Take(",");
            var limit = cursor.Current;
            if (cursor.TakeWord("where", "when", "if"))
            {
                Condition(limit);
            }
            else if (!IsListedField(ahead: 1) && cursor.TakePhrase("only", "from") || cursor.TakeWord("from"))
            {
                States(limit);
            }
            else if (cursor.TakeWord("only") && Once(_only, limit, "one list of fields"))
            {
                OnlyFields();
            }
            else if (cursor.TakeWord("except") && Once(_except, limit, "one list of fields"))
            {
                _except = Fields();
            }
            else if (cursor.TakePhrase("together", "with"))
            {
                Companion();
            }
            else if (cursor.Current.Is("(") && Once(_byHand, limit, "the end of the sentence"))
            {
                ByHand();
            }
            else if (cursor.TakeWord("via"))
            {
                _via = Names.Collection(cursor);
            }
            else
            {
                return cursor.Fail(
                    "`where`, `only`, `only from`, `except`, `together with`, `via` or the end of the sentence"
                );
            }
            if (cursor.Failure is not null)
            {
                return false;
            }
        }

        return true;
    }

    private void States(Token limit)
    {
        Example =
            "Owner can update `status`, only from \"draft\" to \"published\", or from \"published\" to \"archived\".";
        if (_isOnce || _only is not { Count: 1 } single)
        {
            cursor.FailAt(limit, "an update of one field before it, as in ``can update `status`, only from``");
        }
        else if (Once(_transitions, limit, "`or from` between two changes of state"))
        {
            _transitions = TransitionParser.Parse(cursor, single[0]);
        }
    }

    private void Condition(Token limit)
    {
        if (!Once(_condition, limit, "`and` between two conditions"))
        {
            return;
        }
        _condition = ConditionParser.Condition(cursor, actorNames);
        IsConditionUnreadable = cursor.Failure is not null;
    }

    /// <summary>The other writes of the batch: each is a part of the condition.</summary>
    private void Companion()
    {
        Example =
            "Signed-in users can create docs together with a new doc of `members/{teamId}_{uid}` where `role == "
            + "\"owner\"`.";
        _companions = And(_companions, CompanionParser.Parse(cursor, actorNames));
    }

    /// <summary>The tests that the sentence is left to: <c>(by hand: `RoomTests`)</c>.</summary>
    private void ByHand()
    {
        Example = "Signed-in users can update docs (by hand: `RoomTests`).";
        var first = cursor.Current;
        if (!_grants)
        {
            cursor.FailAt(first, "the end of the sentence: only one with `can` can be tested by hand");
            return;
        }
        cursor.Take("(");
        _byHand = ByHandParser.Parse(cursor);
        if (cursor.Failure is null && cursor.Expect(")") && !cursor.AtEnd)
        {
            cursor.Fail("the end of the sentence");
        }
    }

    /// <summary>A second limit of a kind is not allowed to replace the first one unseen.</summary>
    private bool Once(object? earlier, Token limit, string expected) =>
        earlier is null || cursor.FailAt(limit, expected);
}
