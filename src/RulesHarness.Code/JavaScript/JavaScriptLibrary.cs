using RulesHarness.Code.Model;
using RulesHarness.Code.Scripts.Firestore;
using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.JavaScript;

/// <summary>Firestore for JavaScript: the modular API, the API with namespaces, and the Admin SDK.</summary>
internal sealed partial class JavaScriptLibrary : Library
{
    public override bool HasImplicitSelf => false;

    public override bool SharesNames => false;

    public override bool IsQueryType(string type) =>
        type
            is "Query"
                or "CollectionReference"
                or "CollectionGroup"
                or "AngularFirestoreCollection"
                or "AngularFirestoreCollectionGroup";

    public override bool IsFirestore(string module) =>
        module.StartsWith("firebase", StringComparison.Ordinal)
        || module.StartsWith("@firebase/", StringComparison.Ordinal)
        || module.StartsWith("@angular/fire", StringComparison.Ordinal)
        || module.StartsWith("@react-native-firebase/", StringComparison.Ordinal)
        || module.StartsWith("@google-cloud/firestore", StringComparison.Ordinal)
        || module
            is "react"
                or "vue"
                or "@vue/composition-api"
                or "preact/hooks"
                or "pinia"
                or "vuefire"
                or "rxfire/firestore"
        || module.EndsWith("firebase-firestore.js", StringComparison.Ordinal)
        || module.Contains("firebasejs/", StringComparison.Ordinal);

    public override bool IsLikeFirestore(string module) => module.Contains("fire", StringComparison.OrdinalIgnoreCase);

    public override bool IsHarmless(string name) =>
        name
            is "addDoc"
                or "doc"
                or "useEffect"
                or "useLayoutEffect"
                or "useCallback"
                or "useMemo"
                or "useDebugValue"
                or "useImperativeHandle"
                or "queryEqual"
                or "refEqual"
                or "isEqual"
                or "log"
                or "debug"
                or "error"
                or "warn"
                or "info"
                or "stringify"
                or "Boolean"
                or "String"
                or "push"
                or "add"
                or "set"
                or "update"
                or "delete"
                or "setDoc"
                or "updateDoc"
                or "deleteDoc"
                or "recursiveDelete"
                or "expect"
                or "toBe"
                or "toEqual"
                or "resolve"
                or "provide"
                or "freeze"
                or "watch"
                or "assign"
                or "memo"
                or "keys"
                or "values"
                or "Provider"
        || (name.Length > 3 && name.StartsWith("set", StringComparison.Ordinal) && char.IsUpper(name[3]));

    public override bool HasTemplate(string path) =>
        path.EndsWith(".vue", StringComparison.Ordinal)
        || path.EndsWith(".svelte", StringComparison.Ordinal)
        || path.EndsWith(".html", StringComparison.Ordinal)
        || path.EndsWith(".component.ts", StringComparison.Ordinal);

    public override bool IsStepOfQuery(string name, CallSite call) =>
        name == "where"
        && call.Arguments.Count == 3
        && Steps.Text(call[1]!) is { } sign
        && Comparators.Of(sign) is not null;

    public override bool SendsResults(string name) =>
        name.StartsWith("use", StringComparison.Ordinal) && name.Length > 3 && char.IsUpper(name[3]);

    public override Value? CallMethod(Value receiver, string name, CallSite call) =>
        Known.Referred(receiver) switch
        {
            QueryValue query => OnQuery(query, name, call),
            DocumentValue document => OnDocument(document, name, call),
            MapValue map => OnMap(map, name, call),
            UnknownValue { Kind: ReferenceKind.Document } when name == "collection" && call[0] is { } id =>
                Paths.Collection(CollectionTemplate.AnyDocument, id),
            UnknownValue or LibraryValue when name is "listCollections" or "getCollections" => Listed(name),
            UnknownValue or LibraryValue => IsModular(call)
                ? OnModule(receiver, name, call)
                : OnDatabase(receiver, name, call) ?? OnModule(receiver, name, call),
            ConstantValue { Text: { } text } => OnText(text, name, call),
            StepValue { Receiver: { } unknown } => OnQuery(
                Known.Query(new Problem($"the query {Known.Reason(unknown.Source)}", unknown.Owner)),
                name,
                call
            ),
            _ => null,
        };

    public override Value? Member(Value receiver, string name, CallSite site) =>
        receiver switch
        {
            // A collection of AngularFire has the query that it was made of.
            QueryValue query when name is "ref" or "query" => query,
            QueryValue query when name == "parent" => Paths.Parent(query),
            DocumentValue document when name == "parent" => Paths.Parent(document),
            DocumentValue or QueryValue when name is "firestore" => new LibraryValue("firestore"),
            DocumentValue when name is "ref" => receiver,
            _ => null,
        };

    private static Value? OnText(string text, string name, CallSite call) =>
        name switch
        {
            "toString" or "trim" => new ConstantValue(text),
            "split" when call[0] is ConstantValue { Text: { Length: > 0 } sign } => new ListValue(
                new Cell(new ListContent([.. text.Split(sign).Select(part => new ConstantValue(part))]))
            ),
            "concat" when call[0] is ConstantValue { Text: { } more } => new ConstantValue(text + more),
            _ => Texts.InCase(text, name) is { } changed ? new ConstantValue(changed) : null,
        };

    /// <summary>The database itself is often a value of another file: what is called on it tells it.</summary>
    private static Value? OnDatabase(Value receiver, string name, CallSite call)
    {
        if (
            receiver is LibraryValue { Path: "" or "Filter" or "FieldPath" or "AggregateField" }
            || call.Name(0) is not { } path
        )
        {
            return null;
        }
        if (
            receiver is LibraryValue library
            && library.Name is "Filter" or "FieldPath" or "AggregateField" or "FieldValue"
        )
        {
            return null;
        }
        switch (name)
        {
            case "collection" when IsPath(path):
                return Refined(Paths.Collection("", path), call);
            case "collectionGroup" when IsPath(path):
                return Refined(Paths.Group(path), call);
            case "doc" when IsPath(path) && receiver is not LibraryValue:
                return Paths.Document("", path);
            case "document" when path is ConstantValue { Text: { } pattern } && pattern.Contains('/'):
                return TriggeringDocument(pattern);
            default:
                return null;
        }
    }

    /// <summary>Returns true if a database or a query comes first, and then the path.</summary>
    private static bool IsModular(CallSite call) =>
        call[0] is { } first and not ConstantValue
        && call[1] is { } second
        && !Unions.Alternatives(first).Any(each => each is ConstantValue { Text: not null })
        && Unions
            .Alternatives(second)
            .All(each => each is ConstantValue { Text: not null } or UnknownValue or StepValue);

    /// <summary>
    /// The functions of the modular API can be members of an object that another file or a promise gives.
    /// </summary>
    private static Value? OnModule(Value receiver, string name, CallSite call)
    {
        var isOwn = receiver is LibraryValue { Name: "" or "Filter" or "FieldPath" or "AggregateField" };
        if (isOwn || call[0] is not { } first)
        {
            return null;
        }
        var isOfQuery = Unions.Alternatives(first).Any(each => each is QueryValue);
        return name switch
        {
            "collection" or "collectionGroup" when first is not ConstantValue => Start(name, call),
            "query" when isOfQuery => Start(name, call),
            "where" when call.Arguments.Count == 3 => Unions.Map(Step(name, call)!, each => Of(each, receiver)),
            "orderBy" or "limit" or "limitToLast" or "startAt" or "startAfter" or "endAt" or "endBefore" => Step(
                name,
                call
            ),
            _ when isOfQuery => Sending(name, call),
            _ => null,
        };
    }

    /// <summary>Notes the object of a step: if the step has methods, the object was a query.</summary>
    private static Value Of(Value step, Value receiver) =>
        step is StepValue known
            ? new StepValue(known.Text, known.Apply, known.Problem)
            {
                Filter = known.Filter,
                Receiver = receiver as UnknownValue ?? UnknownValue.Any,
            }
            : step;

    private static bool IsPath(Value value) =>
        Unions
            .Alternatives(value)
            .All(each => each is ConstantValue { Text: not null } or UnknownValue or LibraryValue);

    /// <summary>Applies a function from query to query, as AngularFire accepts it.</summary>
    private static Value Refined(Value collection, CallSite call) =>
        Unions.Map(
            call[1] ?? ConstantValue.Null,
            refine => refine is FunctionValue function ? call.Invoke(function, collection) : collection
        );

    private static Value? OnDocument(DocumentValue document, string name, CallSite call) =>
        name switch
        {
            "collection" when call.Name(0) is { } id => Refined(Paths.Collection(document.Path, id), call),
            "withConverter" => document,
            "listCollections" or "getCollections" => Listed(name),
            "onCreate" or "onUpdate" or "onDelete" or "onWrite" => Triggered(document, name, call),
            "get" or "onSnapshot" or "set" or "update" or "delete" or "valueChanges" or "snapshotChanges" => Ran(call),
            _ => null,
        };

    /// <summary>Gets collections of which some exist when the code runs.</summary>
    private static ListValue Listed(string name) =>
        new(
            new Cell(
                new ListContent([], Known.Query(new Problem($"the collection is one of those that `{name}` returns")))
            )
        );

    /// <summary>Calls the functions among the arguments, for a result that is not known.</summary>
    private static UnknownValue Ran(CallSite call)
    {
        call.Interpreter.RunCallbacks(call);
        return UnknownValue.Any;
    }

    public override bool IsSend(string name) =>
        name
            is "get"
                or "onSnapshot"
                or "stream"
                or "explain"
                or "explainStream"
                or "valueChanges"
                or "snapshotChanges"
                or "stateChanges"
                or "auditTrail";

    private Value? OnQuery(QueryValue query, string name, CallSite call) =>
        name switch
        {
            "where" when call.Arguments.Count == 1 => Steps.Apply(query, call[0]!),
            "where" => Steps.Apply(query, Steps.Where(call.Name(0), call[1], call[2])),
            "orderBy" => Steps.Apply(query, Steps.OrderBy(call.Name(0), call[1])),
            "limit" => Steps.Apply(query, Steps.Limit(call[0], isLast: false)),
            "limitToLast" => Steps.Apply(query, Steps.Limit(call[0], isLast: true)),
            "offset" => Steps.Apply(query, Steps.Offset(call[0])),
            "startAt" or "startAfter" => Steps.Apply(query, Steps.Start(name == "startAfter")),
            "endAt" or "endBefore" => Steps.Apply(query, Steps.End(name == "endBefore")),
            "select" => Steps.Apply(query, Steps.Select([.. call.Arguments.Select(argument => argument.Value)])),
            "count" => Steps.Apply(query, Steps.Aggregate([Steps.Count])),
            "aggregate" => Steps.Apply(query, Aggregations(call[0])),
            "findNearest" => Steps.Apply(query, Nearest(call)),
            "withConverter" => query,
            "doc" => Paths.Document(query.Shape.Path, call[0] ?? UnknownValue.Any),
            _ when IsSend(name) => Sent(query, call),
            // A promise of a query is the query: an asynchronous function made it.
            "then" when call.Arguments is [{ Value: FunctionValue next }, ..] => call.Invoke(next, query),
            "then" when call.Arguments is [{ Value: LibraryValue next }, ..] => Call(
                next.Path,
                call with
                {
                    Arguments = [new Given(null, query)],
                }
            ),
            "listDocuments" => Paths.Documents(query),
            "add" or "isEqual" or "then" or "catch" => Ran(call),
            _ => null,
        };

    private static UnknownValue Sent(QueryValue query, CallSite call)
    {
        call.Interpreter.Send(query, call.At);
        return Ran(call);
    }

    private static Value Nearest(CallSite call) =>
        call[0] is ObjectValue options
            ? Steps.Nearest(Field(options, "vectorField"), Field(options, "limit"), Field(options, "queryVector"))
            : Steps.Nearest(call[0], null, call[1]);

    private static Value? Field(ObjectValue self, string name) =>
        self.Fields.TryGetValue(name, out var cell) ? cell.Value : null;

    private static Value Aggregations(Value? value) =>
        value is ObjectValue { IsOpen: false } fields
            ? Steps.Aggregate([.. fields.Fields.Values.Select(field => field.Value ?? UnknownValue.Any)])
            : Steps.Aggregate([value as UnknownValue ?? UnknownValue.Any]);
}
