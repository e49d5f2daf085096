
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  
  "public": {
          Tables: {
            "accounts": {
                  Row: {
                    "country": string,"created_at": string,"currency": string,"is_demo": boolean,"locale": string,"name": string,"opening_hours": NonNullable<Json>,"time_zone": string,"updated_at": string,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "country"?: string,"created_at"?: string,"currency"?: string,"is_demo"?: boolean,"locale"?: string,"name"?: string,"opening_hours"?: NonNullable<Json>,"time_zone"?: string,"updated_at"?: string,"user_id": string
                  }
                  Update: {
                    "country"?: string,"created_at"?: string,"currency"?: string,"is_demo"?: boolean,"locale"?: string,"name"?: string,"opening_hours"?: NonNullable<Json>,"time_zone"?: string,"updated_at"?: string,"user_id"?: string
                  }
                  Relationships: [
                    
                  ]
                },"audit_log": {
                  Row: {
                    "action": string,"actor_id": string | null,"created_at": string,"details": NonNullable<Json>,"id": number,"object_id": string | null,"object_type": string,"request_id": string | null,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "action": string,"actor_id"?: string | null,"created_at"?: string,"details"?: NonNullable<Json>,"id"?: never,"object_id"?: string | null,"object_type": string,"request_id"?: string | null,"user_id": string
                  }
                  Update: {
                    "action"?: string,"actor_id"?: string | null,"created_at"?: string,"details"?: NonNullable<Json>,"id"?: never,"object_id"?: string | null,"object_type"?: string,"request_id"?: string | null,"user_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "audit_log_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "accounts"
      referencedColumns: ["user_id"]
    }
                  ]
                },"function_logs": {
                  Row: {
                    "cold_start": boolean,"created_at": string,"duration_ms": number,"error_code": string | null,"function_name": string,"http_status": number,"id": number,"outcome": string,"request_id": string,"user_id": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "cold_start"?: boolean,"created_at"?: string,"duration_ms": number,"error_code"?: string | null,"function_name": string,"http_status": number,"id"?: never,"outcome": string,"request_id": string,"user_id"?: string | null
                  }
                  Update: {
                    "cold_start"?: boolean,"created_at"?: string,"duration_ms"?: number,"error_code"?: string | null,"function_name"?: string,"http_status"?: number,"id"?: never,"outcome"?: string,"request_id"?: string,"user_id"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "function_logs_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "accounts"
      referencedColumns: ["user_id"]
    }
                  ]
                },"integrations": {
                  Row: {
                    "created_at": string,"disconnected_at": string | null,"error_code": string | null,"id": string,"label": string,"last_event_at": string | null,"last_sync_at": string | null,"last_tested_at": string | null,"provider": string,"provider_account": string,"secret_version": number,"settings": NonNullable<Json>,"status": string,"updated_at": string,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"disconnected_at"?: string | null,"error_code"?: string | null,"id"?: string,"label": string,"last_event_at"?: string | null,"last_sync_at"?: string | null,"last_tested_at"?: string | null,"provider": string,"provider_account"?: never,"secret_version"?: number,"settings"?: NonNullable<Json>,"status"?: string,"updated_at"?: string,"user_id": string
                  }
                  Update: {
                    "created_at"?: string,"disconnected_at"?: string | null,"error_code"?: string | null,"id"?: string,"label"?: string,"last_event_at"?: string | null,"last_sync_at"?: string | null,"last_tested_at"?: string | null,"provider"?: string,"provider_account"?: never,"secret_version"?: number,"settings"?: NonNullable<Json>,"status"?: string,"updated_at"?: string,"user_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "integrations_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "accounts"
      referencedColumns: ["user_id"]
    }
                  ]
                },"telephony_events": {
                  Row: {
                    "answered_at": string | null,"answered_by": string | null,"caller_number_encrypted": string | null,"caller_number_hash": string | null,"caller_number_hint": string | null,"cost_amount": number | null,"cost_currency": string | null,"cost_state": Database["public"]['Enums']["cost_state"] | null,"created_at": string,"direction": Database["public"]['Enums']["telephony_direction"] | null,"duration_seconds": number | null,"ended_at": string | null,"field_versions": (number)[],"flags": (string)[],"id": string,"integration_id": string,"kind": Database["public"]['Enums']["telephony_kind"],"observed_flags": (string)[],"parent_ref": string | null,"provider": string,"provider_ref": string,"segments": number | null,"started_at": string,"status": Database["public"]['Enums']["telephony_status"],"updated_at": string,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "answered_at"?: string | null,"answered_by"?: string | null,"caller_number_encrypted"?: string | null,"caller_number_hash"?: string | null,"caller_number_hint"?: string | null,"cost_amount"?: number | null,"cost_currency"?: string | null,"cost_state"?: Database["public"]['Enums']["cost_state"] | null,"created_at"?: string,"direction"?: Database["public"]['Enums']["telephony_direction"] | null,"duration_seconds"?: number | null,"ended_at"?: string | null,"field_versions": (number)[],"flags"?: never,"id"?: string,"integration_id": string,"kind": Database["public"]['Enums']["telephony_kind"],"observed_flags"?: (string)[],"parent_ref"?: string | null,"provider": string,"provider_ref": string,"segments"?: number | null,"started_at": string,"status": Database["public"]['Enums']["telephony_status"],"updated_at"?: string,"user_id": string
                  }
                  Update: {
                    "answered_at"?: string | null,"answered_by"?: string | null,"caller_number_encrypted"?: string | null,"caller_number_hash"?: string | null,"caller_number_hint"?: string | null,"cost_amount"?: number | null,"cost_currency"?: string | null,"cost_state"?: Database["public"]['Enums']["cost_state"] | null,"created_at"?: string,"direction"?: Database["public"]['Enums']["telephony_direction"] | null,"duration_seconds"?: number | null,"ended_at"?: string | null,"field_versions"?: (number)[],"flags"?: never,"id"?: string,"integration_id"?: string,"kind"?: Database["public"]['Enums']["telephony_kind"],"observed_flags"?: (string)[],"parent_ref"?: string | null,"provider"?: string,"provider_ref"?: string,"segments"?: number | null,"started_at"?: string,"status"?: Database["public"]['Enums']["telephony_status"],"updated_at"?: string,"user_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "telephony_events_integration_id_fkey"
      columns: ["integration_id"]
isOneToOne: false
      referencedRelation: "integrations"
      referencedColumns: ["id"]
    }
                  ]
                },"webhook_deliveries": {
                  Row: {
                    "body_encrypted": string | null,"body_hash": string,"delivery_key": string,"id": string,"integration_id": string,"outcome": Database["public"]['Enums']["delivery_outcome"],"provider": string,"reason": string | null,"received_at": string,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "body_encrypted"?: string | null,"body_hash": string,"delivery_key": string,"id"?: string,"integration_id": string,"outcome": Database["public"]['Enums']["delivery_outcome"],"provider": string,"reason"?: string | null,"received_at"?: string,"user_id": string
                  }
                  Update: {
                    "body_encrypted"?: string | null,"body_hash"?: string,"delivery_key"?: string,"id"?: string,"integration_id"?: string,"outcome"?: Database["public"]['Enums']["delivery_outcome"],"provider"?: string,"reason"?: string | null,"received_at"?: string,"user_id"?: string
                  }
                  Relationships: [
                    
                  ]
                }
          }
          Views: {
            [_ in never]: never
          }
          Functions: {
            "get_call_overview":
{ Args: { "period_end": string,"period_start": string }; Returns: Json
                           }
          }
          Enums: {
            "cost_state": "estimated"|"provisional"|"final","delivery_outcome": "processed"|"duplicate"|"conflict"|"quarantined"|"failed","telephony_direction": "inbound"|"outbound","telephony_kind": "call"|"sms","telephony_status": "accepted"|"scheduled"|"queued"|"initiated"|"sending"|"ringing"|"sent"|"in_progress"|"completed"|"busy"|"failed"|"no_answer"|"canceled"|"delivered"|"undelivered"|"received"
          }
          CompositeTypes: {
            [_ in never]: never
          }
        }
}

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
  ? (DefaultSchema["Tables"] & DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
      Row: infer R
    }
    ? R
    : never
  : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Insert: infer I
    }
    ? I
    : never
  : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Update: infer U
    }
    ? U
    : never
  : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never = never
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
  ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
  : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never = never
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
  ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
  : never

export const Constants = {
  "public": {
          Enums: {
            "cost_state": ["estimated", "provisional", "final"],"delivery_outcome": ["processed", "duplicate", "conflict", "quarantined", "failed"],"telephony_direction": ["inbound", "outbound"],"telephony_kind": ["call", "sms"],"telephony_status": ["accepted", "scheduled", "queued", "initiated", "sending", "ringing", "sent", "in_progress", "completed", "busy", "failed", "no_answer", "canceled", "delivered", "undelivered", "received"]
          }
        }
} as const
