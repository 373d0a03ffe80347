using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RulesHarness.Analyzers;

/// <summary>The kinds of result that a call can return and that must be awaited.</summary>
internal enum PendingKind
{
    /// <summary>Nothing of the kind.</summary>
    None,

    /// <summary>
    /// An operation of the client, or a method marked as one, that runs whether or not its result is observed.
    /// </summary>
    Operation,

    /// <summary>The result of <c>Should()</c>, which does nothing without an assertion after it.</summary>
    Subject,

    /// <summary>An assertion.</summary>
    Assertion,
}

/// <summary>Tells the calls whose result has to be awaited.</summary>
internal static class Pending
{
    private const string Client = "RulesHarness.Firestore.Client";
    private const string Marker = "RulesHarness.NUnit.Assertions.MustBeAwaitedAttribute";

    public static PendingKind Of(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (IsMarked(method.ReturnType))
        {
            return method.Name == "Should" ? PendingKind.Subject : PendingKind.Assertion;
        }
        if (!IsTask(method.ReturnType))
        {
            // A library that has an assertion for anything takes a task for an object, and then never looks at what
            // becomes of it.
            return method.Name == "Should" && Subject(call) is { } subject && Of(subject) == PendingKind.Operation
                ? PendingKind.Subject
                : PendingKind.None;
        }
        if (IsMarked(method.ContainingType))
        {
            return PendingKind.Assertion;
        }
        return
            HasMarker(method.ReducedFrom ?? method.OriginalDefinition)
            || method.ContainingNamespace?.ToDisplayString() == Client
            ? PendingKind.Operation
            : PendingKind.None;
    }

    /// <summary>Whether a type is a task, of a value or of none.</summary>
    public static bool IsTask(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask" }
        && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";

    private static IInvocationOperation? Subject(IInvocationOperation call)
    {
        var subject =
            call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault()?.Value : null);
        while (
            subject is IConversionOperation { Operand: var inner }
            || subject is IParenthesizedOperation { Operand: var inner2 } && (inner = inner2) is not null
        )
        {
            subject = inner;
        }
        return subject as IInvocationOperation;
    }

    private static bool IsMarked(ITypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (HasMarker(at.OriginalDefinition))
            {
                return true;
            }
        }

        return type?.AllInterfaces.Any(one => HasMarker(one.OriginalDefinition)) == true;
    }

    private static bool HasMarker(ISymbol symbol) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == Marker);
}
