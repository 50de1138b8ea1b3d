using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Avinode.Bookings.Web;

/// <summary>Says of bodies what the types do not tell: what the service insists on, and what it leaves out.</summary>
internal static class BodySchema
{
    public static OpenApiSchema Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        // Our bodies are named so; answers may grow, and are left open.
        if (context.JsonTypeInfo.Type.Name is var name && (name.EndsWith("Request", StringComparison.Ordinal) || name.EndsWith("Body", StringComparison.Ordinal)))
        {
            schema.AdditionalPropertiesAllowed = false;
        }
        else if (schema.Required is { } required)
        {
            // What is null is left out, also where a record's constructor asks for it.
            required.ExceptWith(context.JsonTypeInfo.Properties.Where(property => property.IsGetNullable).Select(property => property.Name));
        }

        // They may be absent in C#, so that everything that is missing is found at once.
        if (context.JsonPropertyInfo?.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: false) is true)
        {
            schema.Type &= ~JsonSchemaType.Null;
        }

        return schema;
    }
}
