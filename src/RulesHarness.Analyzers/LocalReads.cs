using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RulesHarness.Analyzers;

/// <summary>Whether anything uses a local after a value went into it.</summary>
internal static class LocalReads
{
    public static bool AnyAfter(IOperation value, ILocalSymbol local)
    {
        var body = value;
        while (body.Parent is not null)
        {
            body = body.Parent;
        }
        return body.Descendants()
            .OfType<ILocalReferenceOperation>()
            .Any(read =>
                SymbolEqualityComparer.Default.Equals(read.Local, local) && IsUse(read) && IsAfter(read, value)
            );
    }

    private static bool IsUse(ILocalReferenceOperation read)
    {
        IOperation at = read;
        while (at.Parent is IConversionOperation or IParenthesizedOperation)
        {
            at = at.Parent;
        }
        return at.Parent switch
        {
            ISimpleAssignmentOperation assignment => assignment.Target != at
                && assignment.Target is not IDiscardOperation,
            INameOfOperation or IExpressionStatementOperation => false,
            IArgumentOperation { Parameter.RefKind: RefKind.Out } => false,
            _ => true,
        };
    }

    /// <summary>In a loop, and in a function of its own, what stands before may run after.</summary>
    private static bool IsAfter(IOperation read, IOperation value)
    {
        if (read.Syntax.SpanStart > value.Syntax.Span.End)
        {
            return true;
        }
        for (var at = read.Parent; at is not null; at = at.Parent)
        {
            if (
                at is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation
                && (at is not ILoopOperation || at.Syntax.Span.Contains(value.Syntax.Span))
            )
            {
                return true;
            }
        }

        return false;
    }
}
