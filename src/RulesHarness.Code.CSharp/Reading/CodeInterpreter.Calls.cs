using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;
using RulesHarness.Code.CSharp.Values;
using RulesHarness.Code.Model;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Calls.</content>
internal sealed partial class CodeInterpreter
{
    /// <summary>A call with the values of its receiver and its arguments.</summary>
    private sealed record Call(
        InvocationExpressionSyntax Syntax,
        string Name,
        IMethodSymbol? Method,
        Value? Receiver,
        IReadOnlyList<Value> Arguments
    )
    {
        public SeparatedSyntaxList<ArgumentSyntax> ArgumentSyntax => Syntax.ArgumentList.Arguments;
    }

    private IReadOnlyList<Outcome> EvaluateCall(InvocationExpressionSyntax syntax, State state)
    {
        if (NameOf(syntax) is { } named)
        {
            return [new Outcome(state, named)];
        }
        var method = MethodOf(syntax);
        var outcomes = new List<Outcome>();
        foreach (var (at, receiver) in ReceiverOf(syntax, method, state))
        {
            foreach (var (after, arguments) in EvaluateAll(ArgumentsOf(syntax), at.Keep(receiver)))
            {
                var call = new Call(syntax, CalledName(syntax.Expression), method, receiver, arguments);
                outcomes.AddRange(Dispatch(call, after.Release(at)));
            }
        }
        return Join(outcomes);
    }

    private static IEnumerable<ExpressionSyntax> ArgumentsOf(InvocationExpressionSyntax call) =>
        from argument in call.ArgumentList.Arguments
        where !IsOutput(argument)
        select argument.Expression;

    private static bool IsOutput(ArgumentSyntax argument) => argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword);

    private static ConstantValue? NameOf(InvocationExpressionSyntax call)
    {
        if (call.Expression is not IdentifierNameSyntax { Identifier.ValueText: "nameof" })
        {
            return null;
        }
        return call.ArgumentList.Arguments is [{ Expression: var named }] ? new ConstantValue(CalledName(named)) : null;
    }

    private static string CalledName(ExpressionSyntax expression) => Flows.NameOf(expression) ?? "";

    /// <summary>
    /// Gets the method that is called; of several overloads that may fit, the one with as many parameters.
    /// </summary>
    private IMethodSymbol? MethodOf(InvocationExpressionSyntax call)
    {
        var info = sources.InfoOf(call);
        if (info.Symbol is IMethodSymbol method)
        {
            return method;
        }
        var given = call.ArgumentList.Arguments.Count;
        var candidates = info.CandidateSymbols.OfType<IMethodSymbol>();
        var fitting = candidates.Where(candidate => Accepts(candidate, given)).ToList();
        return fitting is [var only] ? only : fitting.Find(candidate => candidate.Parameters.Length == given);
    }

    /// <summary>Returns true if a method can be called with as many arguments.</summary>
    private static bool Accepts(IMethodSymbol method, int arguments)
    {
        var parameters = method.Parameters;
        var isOpen = parameters.Any(each => each.IsParams);
        var least = parameters.Count(each => !each.IsOptional && !each.IsParams);
        return arguments >= least && (isOpen || arguments <= parameters.Length);
    }

    private IReadOnlyList<(State State, Value? Receiver)> ReceiverOf(
        InvocationExpressionSyntax call,
        IMethodSymbol? method,
        State state
    )
    {
        switch (call.Expression)
        {
            case MemberAccessExpressionSyntax { Expression: var receiver }
                when sources.SymbolOf(receiver) is not INamespaceOrTypeSymbol || method is { IsStatic: false }:
                return [.. Evaluate(receiver, state).Select(outcome => (outcome.State, (Value?)outcome.Value))];
            case MemberBindingExpressionSyntax:
                return [(state, _conditionalReceivers.Peek())];
            case SimpleNameSyntax when method is { MethodKind: not MethodKind.DelegateInvoke } or null:
                return [(state, method is { IsStatic: true } ? null : state.This)];
            case MemberAccessExpressionSyntax:
                return [(state, null)];
            default:
                return [.. Evaluate(call.Expression, state).Select(outcome => (outcome.State, (Value?)outcome.Value))];
        }
    }

    private IReadOnlyList<Outcome> Dispatch(Call call, State state)
    {
        var receiver = call.Receiver is null ? null : state.Refine(call.Receiver);
        call = call with { Receiver = receiver };
        var isDelegate = call.Method is null or { MethodKind: MethodKind.DelegateInvoke };
        if (isDelegate && receiver is FunctionValue function)
        {
            return CallDelegate(function, call, state);
        }
        if (call.Method is { MethodKind: MethodKind.LocalFunction } local)
        {
            return ReturnReferences(call, local, Run(local, state.This, Bound(local, call, state), state), state);
        }
        if (call.Method is not null && sources.IsOwn(call.Method.ReducedFrom ?? call.Method))
        {
            return CallOwn(call, call.Method, state);
        }
        if (receiver is ConstantValue { Constant: null } && call.Method is not { ReducedFrom: not null })
        {
            // The code throws here.
            return [];
        }
        return CallFirestore(call, state) ?? CallLibrary(call, state) ?? CallUnknown(call, state);
    }

    private IReadOnlyList<Outcome> CallDelegate(FunctionValue function, Call call, State state)
    {
        var outcomes = CallFunction(function, call.Arguments, state, call.Syntax);
        var method = function.Method ?? sources.InfoOf(function.Lambda!).Symbol as IMethodSymbol;
        return method is null
            ? [.. outcomes.Select(outcome => outcome with { State = SetOutputs(call, outcome.State) })]
            : ReturnReferences(call, (method.ReducedFrom ?? method).OriginalDefinition, outcomes, state);
    }

    /// <summary>Calls the query API; null if the call is another one.</summary>
    private IReadOnlyList<Outcome>? CallFirestore(Call call, State state)
    {
        var type = LibraryTypes.Name(call.Method?.ContainingType);
        if (type is not null || call.Receiver is QueryValue or DocumentValue or DatabaseValue)
        {
            call = call with { Name = LibraryMethods.Usual(call.Name) };
        }
        if (IsSend(call, type))
        {
            Send(call, type);
            return CallUnknown(call, state);
        }
        var isApi =
            call.Receiver is QueryValue or DocumentValue or DatabaseValue || type is "Filter" or "AggregateField";
        if (isApi && NamesOf(call.Arguments.Count > 0 ? call.Arguments[0] : null, state) is { } names)
        {
            return CallWithEach(call, names);
        }
        if (call is { Name: "OrderBy", Receiver: QueryValue, Arguments: [var field, var isDescending] })
        {
            return OrderBy(call with { Arguments = [field] }, isDescending, state);
        }
        var api = new ApiCall(call.Name, call.Arguments, state, () => ShortCall(call))
        {
            Names = [.. call.ArgumentSyntax.Select(argument => argument.NameColon?.Name.Identifier.ValueText)],
            HasSnapshot = HasSnapshot(call),
        };
        var isUnbound = call.Method is null;
        var value = (call.Receiver, type) switch
        {
            (null, "Filter") => QuerySteps.Filter(api),
            (null, "AggregateField") => QuerySteps.Aggregation(api),
            (null, "FieldPath") when call.Name == "Parse" => Field(api),
            (null, "FirestoreDb") => DatabaseValue.Instance,
            (DatabaseValue or DocumentValue, _) => Reference(call.Receiver, api),
            (QueryValue query, _) => QuerySteps.Apply(query.Shape, api) ?? Reference(query, api),
            (UnknownValue unknown, { } known) => Lost(unknown, known, call),
            (UnknownValue, null) when isUnbound && call.Name is "Collection" or "CollectionGroup" => Reference(
                IsOfSnapshot(call) ? new DocumentValue(CollectionTemplate.AnyDocument) : DatabaseValue.Instance,
                api
            ),
            _ => null,
        };
        return value is null ? null : [new Outcome(state, value)];
    }

    private List<Outcome> CallWithEach(Call call, IEnumerable<(State State, Value Name)> names) =>
        [
            .. names.SelectMany(way =>
                CallFirestore(call with { Arguments = [way.Name, .. call.Arguments.Skip(1)] }, way.State) ?? []
            ),
        ];

    /// <summary>Orders a query by a field, in the direction that an argument gives.</summary>
    private List<Outcome> OrderBy(Call call, Value isDescending, State state)
    {
        var outcomes = new List<Outcome>();
        foreach (var (at, holds) in TestTrue(isDescending, state))
        {
            outcomes.AddRange(CallFirestore(call with { Name = holds ? "OrderByDescending" : "OrderBy" }, at)!);
        }
        return outcomes;
    }

    /// <summary>Returns true if a call is one on the document of a snapshot whose type is not known.</summary>
    private static bool IsOfSnapshot(Call call) =>
        call.Syntax.Expression
            is MemberAccessExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Reference" },
            };

    private static bool IsSend(Call call, string? type) =>
        call.Name switch
        {
            "GetSnapshotAsync" => call.Receiver is QueryValue
                || call.Arguments.Any(argument => argument is QueryValue)
                || type is "Query" or "AggregateQuery"
                || type == "Transaction" && call.Method!.Parameters[0].Type.Name != "DocumentReference"
                || call.Method is null && call.Receiver is UnknownValue { Reason: not null },
            "StreamAsync" or "Listen" => call.Receiver is QueryValue || type == "Query",
            _ => false,
        };

    private void Send(Call call, string? type)
    {
        var isTransaction =
            type == "Transaction" || call.Receiver is UnknownValue && call.Arguments is [QueryValue, ..];
        var query = isTransaction && call.Arguments.Count > 0 ? call.Arguments[0] : call.Receiver;
        if (query is QueryValue known)
        {
            _log.Send(call.Syntax, known.Shape);
        }
        else
        {
            _log.Fail(call.Syntax, QuerySteps.Reason(query, $"the query in `{ShortCall(call)}`"));
        }
    }

    /// <summary>Gets the result of a step of a query that was lost on the way: it keeps the reason.</summary>
    private static Value? Lost(UnknownValue receiver, string type, Call call)
    {
        if (type is not ("Query" or "CollectionReference" or "AggregateQuery"))
        {
            return null;
        }
        return LibraryTypes.IsQuery(call.Method!.ReturnType)
            ? QuerySteps.Unknown(QuerySteps.Reason(receiver, $"the query in `{ShortCall(call)}`"))
            : null;
    }

    private static Value Field(ApiCall api) =>
        QuerySteps.Field(api.First) is { } path
            ? new FieldPathValue(path)
            : QuerySteps.Unknown(QuerySteps.Reason(api.First, $"the field in `{api.Text}`"));

    /// <summary>Gets a collection or a document below another one; null if the method is none of these.</summary>
    private static Value? Reference(Value parent, ApiCall api)
    {
        var path = Texts.Path(api.First);
        var above = parent switch
        {
            DocumentValue document => document.Path,
            QueryValue query => query.Shape.Path,
            _ => "",
        };
        switch (api.Name)
        {
            case "Collection" or "CollectionGroup" when path is null:
                return QuerySteps.Unknown(QuerySteps.Reason(api.First, $"the collection in `{api.Text}`"));
            case "CollectionGroup" when path!.Contains(CollectionTemplate.Hole, StringComparison.Ordinal):
                return QuerySteps.Unknown("the name of the collection is only known when the code runs");
            case "Collection":
                return new QueryValue(QueryShape.OfCollection(CollectionTemplate.Join(above, path!)));
            case "CollectionGroup":
                return new QueryValue(QueryShape.OfGroup(path!));
            case "Document":
                var isKnown = path is not null || above.Length > 0;
                var below = CollectionTemplate.Join(above, path ?? CollectionTemplate.Hole);
                return new DocumentValue(isKnown ? below : CollectionTemplate.AnyDocument);
            case "As":
                return parent;
            default:
                return null;
        }
    }

    private bool HasSnapshot(Call call) =>
        call.Name is "StartAt" or "StartAfter" or "EndAt" or "EndBefore"
        && call.ArgumentSyntax is [{ Expression: var cursor }]
        && LibraryTypes.Name(sources.TypeOf(cursor)) is "DocumentSnapshot" or "QueryDocumentSnapshot";

    /// <summary>The last part of a chain: <c>OrderBy(field)</c> of <c>posts.Limit(5).OrderBy(field)</c>.</summary>
    private static string ShortCall(Call call)
    {
        if (call.Syntax.Expression is not MemberAccessExpressionSyntax member)
        {
            return Short(call.Syntax);
        }
        var arguments = call.Syntax.ArgumentList;
        return Short($"{member.Name}{arguments.GetLeadingTrivia()}{arguments}");
    }

    /// <summary>
    /// Calls a method that is not in the sources. Functions that it gets are run, for the queries that they send; it
    /// is not known whether the method calls them.
    /// </summary>
    private List<Outcome> CallUnknown(Call call, State state)
    {
        IReadOnlyList<State> states = [WithoutBuilders(call, state)];
        foreach (var function in call.Arguments.OfType<FunctionValue>())
        {
            states = States.Join([.. states.SelectMany(at => MayRun(function, at, call.Syntax))]);
        }
        var result = Unknown(call.Syntax);
        return [.. states.Select(at => new Outcome(SetOutputs(call, at.Forget(result.Token)), result))];
    }

    /// <summary>
    /// Gets the states after a function ran or did not. What it finds out is only so while it runs; what it changes
    /// stays.
    /// </summary>
    private IEnumerable<State> MayRun(FunctionValue function, State state, SyntaxNode node) =>
        CallFromOutside(function, state, node).Select(outcome => After(outcome, state)).Prepend(state);

    private static State After(Outcome outcome, State before) =>
        outcome.State with
        {
            Possible = before.Possible,
            Different = before.Different,
        };

    private State SetOutputs(Call call, State state)
    {
        foreach (var argument in call.ArgumentSyntax.Where(IsByReference))
        {
            var value = new UnknownValue(SourceSet.SiteOf(argument));
            state = Store(argument.Expression, value, state.Forget(value.Token)) is [var only] ? only : state;
        }
        return state;
    }
}
