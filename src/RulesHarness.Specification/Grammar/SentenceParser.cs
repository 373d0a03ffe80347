using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Reads one permission sentence: <c>actors can verbs object, limits.</c> The collection's fields are asked only where
/// a word could be one of them as well as the documents.
/// </summary>
internal sealed partial class SentenceParser(
    Cursor cursor,
    ActorNames actorNames,
    string collectionId,
    IReadOnlySet<string> fields
)
{
    private static readonly Dictionary<string, Operation[]> Verbs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["read"] = [Operation.Get, Operation.List],
        ["see"] = [Operation.Get, Operation.List],
        ["write"] = [Operation.Create, Operation.Update, Operation.Delete],
        ["get"] = [Operation.Get],
        ["view"] = [Operation.Get],
        ["open"] = [Operation.Get],
        ["list"] = [Operation.List],
        ["query"] = [Operation.List],
        ["search"] = [Operation.List],
        ["browse"] = [Operation.List],
        ["create"] = [Operation.Create],
        ["add"] = [Operation.Create],
        ["insert"] = [Operation.Create],
        ["update"] = [Operation.Update],
        ["change"] = [Operation.Update],
        ["edit"] = [Operation.Update],
        ["modify"] = [Operation.Update],
        ["delete"] = [Operation.Delete],
        ["remove"] = [Operation.Delete],
    };

    private static readonly string[] Nouns = ["doc", "docs", "document", "documents", "anything", "everything"];

    private bool _ownOnly;
    private IReadOnlyList<string>? _only;
    private IReadOnlyList<string>? _except;
    private Condition? _condition;
    private Condition? _who;
    private Condition? _absence;
    private Condition? _companions;
    private CollectionPath? _via;
    private Transitions? _transitions;
    private bool _isOnce;
    private bool _grants;
    private string? _byHand;

    public static IEnumerable<string> VerbNames => Verbs.Keys;

    public static bool IsVerb(Token token) =>
        token.Kind == TokenKind.Word && (Verbs.ContainsKey(token.Text) || token.IsWord("set"));

    /// <summary>The word that no actor goes by, when that is why the sentence could not be read.</summary>
    public Token? UnknownActor { get; private set; }

    /// <summary>The word that is no operation, when that is why the sentence could not be read.</summary>
    public Token? UnknownVerb { get; private set; }

    /// <summary>
    /// The word that names a field and the documents alike, when that is why the sentence could not be read.
    /// </summary>
    public Token? AmbiguousObject { get; private set; }

    /// <summary>A sentence of the form that was begun, for findings to show.</summary>
    public string Example { get; private set; } =
        "Owner can update own docs, only `title` and `body`, where `status == \"draft\"`.";

    /// <summary>Whether it is the condition that could not be read.</summary>
    public bool IsConditionUnreadable { get; private set; }

    public Sentence? Parse()
    {
        if (Actors() is not { } actors || !Who(actors))
        {
            return null;
        }
        var modal = cursor.Current;
        if (!cursor.TakeWord("can", "cannot", "can't", "may"))
        {
            cursor.Fail("`can` or `cannot`");
            return null;
        }

        _grants = !modal.IsWord("cannot") && !modal.IsWord("can't") && !cursor.TakeWord("not");
        cursor.TakeWord("only");
        _isOnce = cursor.TakeWord("set");
        if ((_isOnce ? [Operation.Update] : Operations()) is not { } operations)
        {
            return null;
        }
        if (!(_isOnce ? FieldOnce() : Object()) || !Absence(operations) || !Limits())
        {
            return null;
        }
        if (!cursor.AtEnd)
        {
            cursor.Fail("the end of the sentence, `where`, `only`, `except`, `together with` or `via`");
            return null;
        }

        return new Sentence(actors, _grants, operations)
        {
            OwnOnly = _ownOnly,
            Only = _only,
            Except = _except,
            Condition = WholeCondition(),
            Via = _via,
            Transitions = _transitions,
            ByHand = _byHand,
        };
    }

    /// <summary>
    /// The condition with what the actors and the object ask, and <c>once</c> and <c>only from</c>: that the field is
    /// absent or null, or that it goes from one of the states to the one behind it.
    /// </summary>
    private Condition? WholeCondition()
    {
        var ofField = _isOnce
            ? new Comparison(new FieldOperand(_only![0]), Comparator.Equal, new LiteralOperand(null))
            : _transitions?.AsCondition();
        return And(And(_who, _absence), And(ofField, And(_condition, _companions)));
    }

    /// <summary>The field of <c>set x once</c>.</summary>
    private bool FieldOnce()
    {
        Example = "Owner can set `publishedAt` once.";
        cursor.TakeWord("the");
        if (Names.Dotted(cursor) is not { } field)
        {
            return false;
        }
        _only = [field];
        return cursor.TakeWord("once") || cursor.Fail("`once`, or `update` instead of `set`");
    }

    private List<Actor>? Actors()
    {
        var actors = new List<Actor>();
        do
        {
            if (actorNames.Take(cursor) is not { } actor)
            {
                UnknownActor = cursor.Current;
                cursor.Fail("an actor");
                return null;
            }

            actors.Add(actor);
        } while (cursor.Take("/") || cursor.Take(",") && Skip("and", "or") || cursor.TakeWord("and", "or"));
        return actors;
    }

    /// <summary>Reads the roles that the actor also has, or does not have: <c>Player who is not Banned</c>.</summary>
    private bool Who(List<Actor> actors)
    {
        var who = cursor.Current;
        while (cursor.TakeWord("who") || (_who is not null && cursor.TakePhrase("and", "who")))
        {
            if (actors.Count > 1)
            {
                return cursor.FailAt(
                    who,
                    "`can`: who else the caller is, is said of one actor; write a sentence for each"
                );
            }
            if (!cursor.TakeWord("is", "are"))
            {
                return cursor.Fail("`is` or `is not`");
            }
            var isNot = cursor.TakeWord("not");
            var named = cursor.Current;
            var other = actorNames.Take(cursor);
            if (other is not { Kind: ActorKind.Role, Role: { } role })
            {
                var ofOwner = ": ask for the owner in the condition, as in ``where `authorId != uid` ``";
                return cursor.FailAt(
                    named,
                    $"a role of the table Roles{(other?.Kind == ActorKind.Owner ? ofOwner : "")}"
                );
            }
            _who = And(_who, new Comparison(new RoleOperand(role), Comparator.Equal, new LiteralOperand(!isNot)));
        }
        return true;
    }

    private static Condition? And(Condition? one, Condition? other) =>
        one is null || other is null ? one ?? other : new AndCondition([one, other]);

    private List<Operation>? Operations()
    {
        var operations = new List<Operation>();
        do
        {
            if (cursor.Current.Kind != TokenKind.Word || !Verbs.TryGetValue(cursor.Current.Text, out var named))
            {
                UnknownVerb = cursor.Current;
                cursor.Fail("an operation");
                return null;
            }

            cursor.Advance();
            operations.AddRange(named);
        } while (cursor.Take("/") || cursor.Take(",") && Skip("and", "or") || cursor.TakeWord("and", "or"));
        return [.. operations.Distinct().Order()];
    }

    private bool Object()
    {
        if (AtLimit())
        {
            return true;
        }
        if (cursor.TakeWord("only"))
        {
            return OnlyFields();
        }
        var own = cursor.TakePhrase("their", "own") || cursor.TakeWord("own");
        if (own || cursor.TakeWord("any", "all", "a", "an", "the", "every", "each"))
        {
            _ownOnly = own;
            return TakeNoun() || !own && AtField() && FieldsOf() || cursor.Fail("`doc` or `docs`");
        }

        var word = cursor.Current;
        var start = cursor.At;
        if (!TakeNoun())
        {
            return FieldsOf();
        }
        if (!fields.Contains(word.Text))
        {
            return true;
        }
        var listsFields = word.IsCode || ListsFields();
        if (!listsFields && Nouns.Any(word.IsWord))
        {
            return true;
        }
        if (!listsFields)
        {
            AmbiguousObject = word;
            return cursor.FailAt(word, "a word that means either a field or the documents");
        }

        cursor.At = start;
        return FieldsOf();
    }

    private bool AtField() => cursor.Current.Kind == TokenKind.Word && fields.Contains(cursor.Current.Text);

    /// <summary>Fields, and of which documents they are: <c>title of own docs</c>.</summary>
    private bool FieldsOf()
    {
        if (!OnlyFields() || !cursor.TakeWord("of", "on", "in"))
        {
            return cursor.Failure is null;
        }
        _ownOnly = cursor.TakePhrase("their", "own") || cursor.TakeWord("own");
        if (!_ownOnly)
        {
            cursor.TakeWord("any", "all", "a", "an", "the", "every", "each");
        }
        return TakeNoun() || cursor.Fail("`docs` or `own docs`");
    }

    /// <summary>
    /// Returns true if a list of fields follows: another field, or the <c>only</c> that ends the list.
    /// </summary>
    private bool ListsFields()
    {
        var next = cursor.Ahead(1);
        if (cursor.Current.IsWord("only"))
        {
            return next.Kind is TokenKind.End or TokenKind.Stop || next.Is(",");
        }
        return cursor.Current.Is("/")
            || cursor.Current.IsWord("and")
            || cursor.Current.IsWord("or")
            || (cursor.Current.Is(",") && !IsLimit(ahead: 1));
    }

    private bool TakeNoun() => cursor.TakeWord(Nouns) || TakeName();

    /// <summary>
    /// The collection's own name, or one document's: <c>posts</c>, <c>a post</c>, <c>own categories</c>, <c>the
    /// items-2</c>.
    /// </summary>
    private bool TakeName()
    {
        var names = new[]
        {
            collectionId,
            collectionId.TrimEnd('s'),
            collectionId.EndsWith("ies", StringComparison.Ordinal) ? collectionId[..^3] + "y" : collectionId,
        };
        return names.Any(name => Names.TakeSegment(cursor, name));
    }

    private bool OnlyFields()
    {
        _only = Fields();
        cursor.TakeWord("only");
        return _only is not null;
    }

    private List<string>? Fields()
    {
        var listed = new List<string>();
        do
        {
            if (!cursor.Current.IsCode)
            {
                cursor.TakeWord("the");
            }
            if (Names.Dotted(cursor) is not { } field)
            {
                return null;
            }
            listed.Add(field);
        } while (
            !AtLimitAfterComma()
            && (cursor.Take(",") && Skip("and", "or") || cursor.TakeWord("and", "or") || cursor.Take("/"))
        );
        return listed;
    }

    /// <summary>That the requested document is not there: <c>a doc that does not exist</c>.</summary>
    private bool Absence(List<Operation> operations)
    {
        var that = cursor.Current;
        if (!cursor.TakeWord("that", "which"))
        {
            return true;
        }
        if (!cursor.TakePhrase("does", "not", "exist") && !cursor.TakePhrase("do", "not", "exist"))
        {
            return cursor.Fail("`does not exist`");
        }
        // What is created never is there, and what is updated, deleted or listed always.
        if (operations is not [Operation.Get])
        {
            return cursor.FailAt(
                that,
                "the end of the sentence: only `get` can be about a document that does not exist"
            );
        }
        _absence = new Comparison(new StoredOperand(), Comparator.Equal, new LiteralOperand(false));
        return true;
    }

    private bool AtLimitAfterComma() => cursor.Current.Is(",") && IsLimit(ahead: 1);

    private bool AtLimit() =>
        cursor.AtEnd || AtLimitAfterComma() || IsLimit(ahead: 0) && !cursor.Current.IsWord("only");

    private bool IsLimit(int ahead) => BeginsLimit(cursor.Ahead(ahead)) && !IsListedField(ahead);

    /// <summary>Returns true for a field with the name of a word that begins a limit: <c>from, until</c>.</summary>
    private bool IsListedField(int ahead)
    {
        var next = cursor.Ahead(ahead + 1);
        return fields.Contains(cursor.Ahead(ahead).Text)
            && (
                next.Kind is TokenKind.End or TokenKind.Stop
                || next.Is(",")
                || next.Is("/")
                || next.IsWord("and")
                || next.IsWord("or")
                || next.IsWord("of")
            );
    }

    private static bool BeginsLimit(Token token) =>
        token.Is("(")
        || token.IsWord("where")
        || token.IsWord("when")
        || token.IsWord("if")
        || token.IsWord("only")
        || token.IsWord("except")
        || token.IsWord("via")
        || token.IsWord("together")
        || token.IsWord("from");

    private bool Skip(params ReadOnlySpan<string> words)
    {
        cursor.TakeWord(words);
        return true;
    }
}
